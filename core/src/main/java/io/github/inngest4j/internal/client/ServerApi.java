package io.github.inngest4j.internal.client;

import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's API but for events: registration, the full state of runs, signals. Thread-safe. */
public final class ServerApi {

    private static final System.Logger LOG = System.getLogger(ServerApi.class.getName());

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STATE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofSeconds(10);
    private static final int SMALL_ANSWER = 1 << 20;
    private static final byte[] NO_BODY = {};
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Settings settings;
    private final ApiCalls calls;
    private final Retries retries;

    /**
     * The API of the server that the settings name.
     *
     * @param settings keys and URLs
     * @param transport makes the requests
     * @param retries repeats those that may be
     */
    public ServerApi(Settings settings, HttpTransport transport, Retries retries) {
        this.settings = settings;
        this.retries = retries;
        this.calls = new ApiCalls(settings, transport);
    }

    /**
     * Registers the app and its functions (SDK specification, section 4.3.2).
     *
     * @param body the document
     * @param deployId what the request for it was marked with, or {@code null}
     * @param moreHeaders headers beside the usual ones
     * @return how it ended; a server that cannot be reached is a failure, not an exception
     */
    public SyncResult register(byte[] body, @Nullable String deployId, Map<String, String> moreHeaders) {
        String query = deployId == null ? "" : "?deployId=" + URLEncoder.encode(deployId, StandardCharsets.UTF_8);
        try {
            return result(calls.send(call("POST", "/fn/register" + query, body, moreHeaders, TIMEOUT, SMALL_ANSWER)));
        } catch (ServerException e) {
            return SyncResult.failed(e.getMessage());
        }
    }

    private SyncResult result(HttpAnswer answer) {
        JsonSlice json = ErrorText.object(answer);
        String error = ErrorText.error(json, settings);
        if (answer.status() == 200 && json != null && error == null) {
            JsonSlice modified = json.member("modified");
            return new SyncResult(
                    true,
                    "Successfully synced.",
                    modified != null
                            && modified.kind() == JsonKind.BOOLEAN
                            && modified.scan().readBoolean());
        }
        return SyncResult.failed(
                error != null ? error : "The Inngest server answered the registration with status " + answer.status());
    }

    /**
     * Fetches the events of a run (SDK specification, section 4.4.2).
     *
     * @param runId the run
     * @return a JSON array of events
     * @throws ServerException if the server does not give them
     * @throws IllegalArgumentException if that cannot be the id of a run
     */
    public byte[] batch(String runId) {
        return state(runId, "batch");
    }

    /**
     * Fetches the memoized steps of a run (SDK specification, section 4.4.2).
     *
     * @param runId the run
     * @return a JSON object from hashed step ids to results
     * @throws ServerException if the server does not give them
     * @throws IllegalArgumentException if that cannot be the id of a run
     */
    public byte[] actions(String runId) {
        return state(runId, "actions");
    }

    private byte[] state(String runId, String what) {
        HttpAnswer answer = calls.send(call(
                "GET",
                "/v0/runs/" + runId(runId) + "/" + what,
                NO_BODY,
                Map.of(),
                STATE_TIMEOUT,
                settings.limits().maxStateSize()));
        if (answer.status() != 200) {
            throw refused("the request for the " + what + " of run " + runId, answer);
        }
        return answer.body();
    }

    private static String runId(String text) {
        if (!RUN_ID.matcher(text).matches()) {
            throw new IllegalArgumentException("ctx.run_id is not the id of a run");
        }
        return text;
    }

    /**
     * Sends a signal.
     *
     * @param signal its name
     * @param data what the waiting run gets
     * @return the run that waited, or {@code null} if none did
     * @throws ServerException if the server does not take it
     */
    public @Nullable String sendSignal(String signal, JsonSlice data) {
        byte[] body = new JsonWriter()
                .beginObject()
                .name("signal")
                .value(signal)
                .name("data")
                .raw(data)
                .endObject()
                .toByteArray();
        HttpAnswer answer = calls.send(call("POST", "/v1/signals", body, Map.of(), TIMEOUT, SMALL_ANSWER));
        if (answer.status() == 404) {
            return null;
        }
        JsonSlice json = ErrorText.object(answer);
        if (answer.status() != 200 || json == null) {
            throw refused("the signal", answer);
        }
        JsonSlice result = json.member("data");
        return result == null ? null : ErrorText.text(result, "run_id");
    }

    /**
     * Stores results of steps while their call goes on. It is repeated if it fails for a reason that may pass: the server
     * ignores what it has.
     *
     * @param runId the run
     * @param body the document
     * @return the status of the server's answer, or 0 if there was none; why it is not 200 is logged
     * @throws IllegalArgumentException if that cannot be the id of a run
     */
    public int checkpoint(String runId, byte[] body) {
        HttpCall call = call(
                "POST", "/v1/checkpoint/" + runId(runId) + "/async", body, Map.of(), CHECKPOINT_TIMEOUT, SMALL_ANSWER);
        int status = 0;
        String problem;
        try {
            HttpAnswer answer = retries.send(() -> calls.exchange(call));
            status = answer.status();
            if (status == 200) {
                return status;
            }
            problem = refused("the checkpoint", answer).getMessage();
        } catch (IOException e) {
            problem = "The Inngest server gave no answer to the checkpoint ("
                    + e.getClass().getSimpleName() + "); is its API where " + Setting.API_BASE_URL + " says?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "Interrupted while a checkpoint was stored";
        }
        LOG.log(System.Logger.Level.WARNING, "run {0}: {1}", runId, problem);
        return status;
    }

    private ServerException refused(String what, HttpAnswer answer) {
        String error = ErrorText.error(ErrorText.object(answer), settings);
        return new ServerException(
                "The Inngest server answered " + what + " with status " + answer.status()
                        + (error == null ? "" : ": " + error),
                answer.status());
    }

    private HttpCall call(
            String method, String path, byte[] body, Map<String, String> more, Duration timeout, int maxAnswerSize) {
        Map<String, String> headers = SdkHeaders.of(settings.env());
        headers.putAll(more);
        return new HttpCall(method, URI.create(settings.apiBaseUrl() + path), headers, body, timeout, maxAnswerSize);
    }
}
