package io.github.inngest4j.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How this library names itself on the wire (SDK specification, section 4.1.1). */
public final class Sdk {

    /** The name of the library, and of those who make it. */
    public static final String NAME = "inngest4j";

    /** The language of the library. */
    public static final String LANGUAGE = "java";

    /** The version of this build, a semantic version. */
    public static final String VERSION = readVersion();

    /** Name and version, the value of {@code X-Inngest-Sdk} and {@code User-Agent}. */
    public static final String ID = NAME + ":v" + VERSION;

    private Sdk() {}

    /** The build writes the version into a resource: a manifest is lost when jars are merged into one. */
    private static String readVersion() {
        try (InputStream resource = Sdk.class.getResourceAsStream("version.txt")) {
            if (resource == null) {
                throw new IllegalStateException("version.txt is missing from the jar of " + NAME);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
