package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.security.SigningKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests that carry the signing key, and are repeated once with the fallback key if the server does not accept the first
 * one (SDK specification, sections 3.1 and 4.1.4).
 */
final class ApiCalls {

    private final Settings settings;
    private final HttpTransport transport;
    /** Which key the server has accepted last. */
    private volatile int accepted;

    ApiCalls(Settings settings, HttpTransport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    /** Makes the request; without a signing key it goes out without authorization, never with an empty one. */
    private HttpAnswer exchange(HttpCall call, int first) throws IOException, InterruptedException {
        List<SigningKey> keys = settings.signingKeys();
        if (keys.isEmpty()) {
            return transport.send(call);
        }
        HttpAnswer answer = transport.send(authorized(call, keys.get(first)));
        if (isRefused(answer) && keys.size() > 1) {
            answer = transport.send(authorized(call, keys.get(1 - first)));
            accepted = isRefused(answer) ? first : 1 - first;
        }
        return answer;
    }

    /** Makes one of many requests, with the key that the last one was accepted with. */
    HttpAnswer exchange(HttpCall call) throws IOException, InterruptedException {
        return exchange(call, accepted);
    }

    private static boolean isRefused(HttpAnswer answer) {
        return answer.status() == 401 || answer.status() == 403;
    }

    private static HttpCall authorized(HttpCall call, SigningKey key) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put("Authorization", "Bearer " + key.bearer());
        return new HttpCall(call.method(), call.url(), headers, call.body(), call.timeout(), call.maxAnswerSize());
    }

    /**
     * Makes the request. What the transport says of a failure is left out, since it may name the host, and so show the value
     * of a variable in an answer or a log.
     */
    HttpAnswer send(HttpCall call) {
        try {
            HttpAnswer answer = exchange(call, 0);
            if (answer.status() >= 300 && answer.status() < 400) {
                throw new ServerException(
                        "The Inngest server answered with a redirect, which is not followed so that no key reaches another "
                                + "host; set " + Setting.API_BASE_URL + " to the final URL",
                        answer.status());
            }
            return answer;
        } catch (IOException e) {
            throw new ServerException(
                    "The Inngest server's API gave no usable answer ("
                            + e.getClass().getSimpleName() + "); is it running, and is it where " + Setting.API_BASE_URL
                            + " says?",
                    0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for the Inngest server's API", 0);
        }
    }
}
