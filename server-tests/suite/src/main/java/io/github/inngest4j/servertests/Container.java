package io.github.inngest4j.servertests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A kind of server, which can be started. */
interface Container {

    /** Which threads the server handles requests on. */
    enum RequestThreads {
        PLATFORM,
        VIRTUAL
    }

    /** The threads that requests are handled on. */
    RequestThreads threads();

    /**
     * Starts a server in a directory of its own.
     *
     * @param applications the WARs that are there when it starts, by their context paths
     * @param properties system properties
     * @return the server, which has started the applications
     */
    RunningServer start(Map<String, Path> applications, Map<String, String> properties) throws Exception;

    /** Where a server that was unpacked is. */
    static Path home(String name) {
        return Path.of(System.getProperty("servers"), name);
    }

    /** A new directory for a server. */
    static Path newDirectory(String name) throws IOException {
        Path parent = Files.createDirectories(Path.of(System.getProperty("servers"), "..", "running"));
        return Files.createTempDirectory(parent.toRealPath(), name + "-");
    }

    /** Puts the WARs where the server finds them. */
    static void place(Map<String, Path> applications, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, Path> application : applications.entrySet()) {
            Files.copy(application.getValue(), directory.resolve(fileName(application.getKey())));
        }
    }

    /** The name from which servers take the context path. */
    static String fileName(String path) {
        return path.substring(1) + ".war";
    }

    /** System properties as arguments of {@code java}. */
    static List<String> arguments(Map<String, String> properties) {
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
    }

    /** Copies a folder. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
