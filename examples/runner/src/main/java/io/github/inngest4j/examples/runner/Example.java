package io.github.inngest4j.examples.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An example, and how the server that it runs on is started: as a Java program that tells in its log how far it is. */
public interface Example {

    /**
     * Prepares a start.
     *
     * @param port the port to listen to at 127.0.0.1, 0 for any free one
     * @param directory an empty directory, which is there as long as the server runs
     * @return what is given to {@code java}
     * @throws IOException if the directory cannot be filled
     */
    List<String> arguments(int port, Path directory) throws IOException;

    /**
     * Environment variables for the server.
     *
     * @param directory the directory of {@link #arguments}
     * @return variables, none by default
     */
    default Map<String, String> environment(Path directory) {
        return Map.of();
    }

    /**
     * The line of the log that has the port.
     *
     * @return a regular expression, whose first group is the port
     */
    String portLine();

    /**
     * The line of the log after which the example can be called.
     *
     * @return a regular expression
     */
    String startedLine();

    /**
     * Where the example is.
     *
     * @return the path that its addresses begin with, such as {@code /shop}, or an empty text
     */
    String path();

    /**
     * Where its functions are.
     *
     * @return a path below its own
     */
    default String functionsPath() {
        return "/api/inngest";
    }

    /**
     * What to do with it.
     *
     * @param app the address of the example
     * @param engine the address of the engine
     * @return lines to type
     */
    List<Curl> lines(String app, String engine);
}
