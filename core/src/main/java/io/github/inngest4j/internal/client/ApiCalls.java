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

    ApiCalls(Settings settings, HttpTransport transport) {
        this.settings = settings;
        this.transport = transport;
    }

    /** Makes the request; without a signing key it goes out without authorization, never with an empty one. */
    HttpAnswer send(HttpCall call) {
        List<SigningKey> keys = settings.signingKeys();
        if (keys.isEmpty()) {
            return exchange(call);
        }
        HttpAnswer answer = exchange(authorized(call, keys.get(0)));
        boolean refused = answer.status() == 401 || answer.status() == 403;
        return refused && keys.size() > 1 ? exchange(authorized(call, keys.get(1))) : answer;
    }

    private static HttpCall authorized(HttpCall call, SigningKey key) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put("Authorization", "Bearer " + key.bearer());
        return new HttpCall(call.method(), call.url(), headers, call.body(), call.timeout(), call.maxAnswerSize());
    }

    /**
     * What the transport says of a failure is left out, since it may name the host, and so show the value of a variable in
     * an answer or a log.
     */
    private HttpAnswer exchange(HttpCall call) {
        try {
            HttpAnswer answer = transport.send(call);
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
