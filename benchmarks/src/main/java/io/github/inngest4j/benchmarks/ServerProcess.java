package io.github.inngest4j.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that runs, on the same Java as this process and with the same class path. It prints its port, may answer lines on its
 * standard input, and ends with it.
 */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final int port;

    ServerProcess(Class<?> program, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        port = Integer.parseInt(answer());
    }

    /** What a server does with a line. */
    @FunctionalInterface
    interface Answering {
        String answer(String question) throws Exception;
    }

    /** The other side: prints the port and answers each line with a line, until there are no more. */
    static void serve(int port, Answering answering) throws Exception {
        System.out.println(port);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(answering.answer(question));
        }
    }

    int port() {
        return port;
    }

    /** Sends a line and waits for the answer. */
    String ask(String question) throws IOException {
        OutputStream questions = process.getOutputStream();
        questions.write((question + "\n").getBytes(US_ASCII));
        questions.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The server did not start, or has ended; its standard error says why");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
