package io.github.inngest4j.examples.quickstart;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the quickstart prints, and a reader who does what it says. */
final class Printed {

    static final int PATIENCE_SECONDS = 30;

    private static final Pattern CURL = Pattern.compile("curl (\\S+)(?: -d '([^']+)')?");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    void add(String line) {
        lines.add(line);
    }

    /** The next line that has some text; what was printed before it is forgotten. */
    String next(String text) throws InterruptedException {
        String line = "";
        do {
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } while (line != null && !line.contains(text));
        if (line == null) {
            throw new AssertionError("'" + text + "' was not printed within " + PATIENCE_SECONDS + " seconds");
        }
        return line;
    }

    /** The next command, ready to be typed. */
    String nextCommand() throws InterruptedException {
        return next("  curl ").strip();
    }

    /** Does what a shell would do with a printed command; gives the answer's body. */
    String type(String command) throws Exception {
        Matcher curl = CURL.matcher(command);
        if (!curl.matches()) {
            throw new AssertionError("not a command that can be typed: " + command);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(curl.group(1)));
        if (curl.group(2) != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(curl.group(2)));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(command + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
