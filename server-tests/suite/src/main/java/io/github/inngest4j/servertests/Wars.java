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

    private Wars() {}
}
