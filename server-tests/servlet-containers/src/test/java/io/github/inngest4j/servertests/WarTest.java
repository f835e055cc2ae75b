package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What an application carries that uses the library in a full server. */
class WarTest {

    private static final String LIBRARIES = "WEB-INF/lib/";

    /** 400 KiB. */
    private static final long MOST_BYTES = 400 * 1024;

    @Test
    void carriesItsFunctionsTheLibraryAndCronUtilsAndNothingElse() throws IOException {
        assertThat(libraries())
                .containsOnlyKeys(
                        "inngest4j-server-tests-functions", "inngest4j-core", "inngest4j-servlet", "cron-utils");
    }

    @Test
    void theLibraryIsSmall() throws IOException {
        Map<String, Long> libraries = libraries();
        long bytes = libraries.get("inngest4j-core") + libraries.get("inngest4j-servlet");
        assertThat(bytes).as("bytes of core and servlet: " + libraries).isLessThan(MOST_BYTES);
    }

    /** The sizes of the jars, by their names without versions. */
    private static Map<String, Long> libraries() throws IOException {
        Map<String, Long> libraries = new TreeMap<>();
        try (JarFile war = new JarFile(Wars.FULL_SERVER.toFile())) {
            for (ZipEntry file : war.stream().toList()) {
                if (file.getName().startsWith(LIBRARIES) && !file.isDirectory()) {
                    String name = file.getName().substring(LIBRARIES.length()).replaceFirst("-\\d.*", "");
                    libraries.put(name, file.getSize());
                }
            }
        }
        return libraries;
    }
}
