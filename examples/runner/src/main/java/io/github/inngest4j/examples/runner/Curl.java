package io.github.inngest4j.examples.runner;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A request, whose text is a line to type.
 *
 * @param method of HTTP
 * @param url where it goes
 * @param json its body, or an empty text
 */
public record Curl(String method, String url, String json) {

    /**
     * A question.
     *
     * @param url where it goes
     * @return a GET
     */
    public static Curl get(String url) {
        return new Curl("GET", url, "");
    }

    /**
     * Something without a body.
     *
     * @param url where it goes
     * @return a POST
     */
    public static Curl post(String url) {
        return new Curl("POST", url, "");
    }

    /**
     * Something with a body.
     *
     * @param url where it goes
     * @param json the body
     * @return a POST
     */
    public static Curl post(String url, String json) {
        return new Curl("POST", url, json);
    }

    HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
    }

    /** The line. */
    @Override
    public String toString() {
        if (!json.isEmpty()) {
            return "curl " + url + " -H content-type:application/json -d '" + json + "'";
        }
        return method.equals("GET") ? "curl " + url : "curl -X " + method + " " + url;
    }
}
