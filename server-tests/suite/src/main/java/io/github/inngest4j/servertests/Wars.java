package io.github.inngest4j.servertests;

import java.nio.file.Path;

/** The WARs, as the modules beside this one have built them. */
final class Wars {

    private static final Path MODULES = Path.of(System.getProperty("wars"));

    static final Path APPLICATION = MODULES.resolve("application/target/application.war");

    /** The application without a JSON-B provider. */
    static final Path FULL_SERVER = MODULES.resolve("application/target/application-full-server.war");

    static final Path BEHAVIOURS = MODULES.resolve("behaviours/target/behaviours.war");

    /** The behaviours without a JSON-B provider. */
    static final Path BEHAVIOURS_FULL_SERVER = MODULES.resolve("behaviours/target/behaviours-full-server.war");

    /** The application of beans, with CDI and a JSON-B provider. */
    static final Path BEANS = MODULES.resolve("cdi-application/target/cdi-application.war");

    /** The application of beans without them. */
    static final Path BEANS_FULL_SERVER = MODULES.resolve("cdi-application/target/cdi-application-full-server.war");

    /** The application by Jakarta REST, with an implementation of that and a JSON-B provider. */
    static final Path REST = MODULES.resolve("rest-application/target/rest-application.war");

    /** The application by Jakarta REST without them. */
    static final Path REST_FULL_SERVER = MODULES.resolve("rest-application/target/rest-application-full-server.war");

    static final Path REST_BEHAVIOURS = MODULES.resolve("behaviours/target/behaviours-rest.war");

    /** The behaviours by Jakarta REST without an implementation of that and a JSON-B provider. */
    static final Path REST_BEHAVIOURS_FULL_SERVER =
            MODULES.resolve("behaviours/target/behaviours-rest-full-server.war");

    /** The application of beans and an engine, with CDI and a JSON-B provider. */
    static final Path ENGINE = MODULES.resolve("engine-application/target/engine-application.war");

    /** The application of beans and an engine without them. */
    static final Path ENGINE_FULL_SERVER =
            MODULES.resolve("engine-application/target/engine-application-full-server.war");

    private Wars() {}
}
