package io.github.inngest4j.serve;

import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.client.ServerException;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.Memo;
import io.github.inngest4j.internal.protocol.Retry;
import io.github.inngest4j.internal.protocol.StepHash;
import io.github.inngest4j.internal.replay.CallExecutor;
import io.github.inngest4j.internal.replay.ReplayedFunction;
import io.github.inngest4j.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Executes calls of those who may be trusted, and only of those (SDK specification, section 4.4). */
final class Executions {

    private static final System.Logger LOG = System.getLogger(Executions.class.getName());

    private final ServedApp app;
    private final Settings settings;
    private final ServerApi server;
    private final CallExecutor executor;
    private final Answers answers;
    private final AtomicBoolean refusalLogged = new AtomicBoolean();

    Executions(ServedApp app, Settings settings, ServerApi server, CallExecutor executor, Answers answers) {
        this.app = app;
        this.settings = settings;
        this.server = server;
        this.executor = executor;
        this.answers = answers;
    }

    /** Answers a call, or a probe that wants to know whether calls would be answered. */
    ServeResponse handle(ServeRequest request, Authentication sender) {
        if (!sender.trustedIn(settings.mode())) {
            logRefusal(sender);
            return answers.unauthorized();
        }
        Query query = Query.of(request.url());
        String probe = query.get("probe");
        if (probe == null) {
            return execute(request, query);
        }
        return probe.equals("trust")
                ? answers.empty(request, 200)
                : answers.notDone(request, 400, "BadRequest", "There is no such probe; there is 'trust'.");
    }

    /** The first refusal may well be a wrong key; later ones may be anybody who wants to fill the log. */
    private void logRefusal(Authentication sender) {
        System.Logger.Level level =
                refusalLogged.compareAndSet(false, true) ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        LOG.log(
                level,
                "app {0}: a call was refused because its signature is {1}; does the server use the key of {2}?",
                app.appId(),
                sender.signed() ? "not valid, or older than five minutes" : "missing",
                Setting.SIGNING_KEY);
    }

    private ServeResponse execute(ServeRequest request, Query query) {
        String functionId = query.get("fnId");
        if (functionId == null) {
            return answers.notDone(
                    request, 400, "BadRequest", "A call needs the query parameter fnId, which names a function.");
        }
        CallRequest call;
        try {
            call = CallRequest.parse(request.body(), settings.limits().json());
        } catch (JsonException e) {
            return answers.notDone(
                    request, 400, "BadRequest", "The body of the call cannot be read: " + e.getMessage());
        }
        ReplayedFunction function = app.find(functionId);
        if (function == null) {
            return answers.notDone(
                    request,
                    500,
                    "FunctionNotFound",
                    "App '" + app.appId() + "' has no function '" + functionId
                            + "'. Is another version of it being deployed, or has it to be synced?");
        }
        return execute(request, function, call, query);
    }

    private ServeResponse execute(ServeRequest request, ReplayedFunction function, CallRequest call, Query query) {
        CallRequest complete;
        try {
            complete = call.useApi() ? withState(call) : call;
        } catch (ServerException | IllegalArgumentException | JsonException e) {
            return answers.notDone(
                    request,
                    500,
                    "StateNotFetched",
                    "The events and steps of the run could not be fetched: " + e.getMessage());
        }
        return answer(request, executor.execute(function, complete, query.get("stepId"), request.nativeRequest()));
    }

    /** What was too large for the request (SDK specification, section 4.4.2). */
    private CallRequest withState(CallRequest call) {
        List<JsonSlice> events = read(server.batch(call.runId()), CallRequest::readEvents);
        Map<StepHash, Memo> steps = read(server.actions(call.runId()), CallRequest::readSteps);
        return call.withState(events, steps);
    }

    private <T> T read(byte[] json, Function<JsonScanner, T> reader) {
        JsonScanner scanner = new JsonScanner(json, settings.limits().json());
        T result = reader.apply(scanner);
        scanner.end();
        return result;
    }

    private ServeResponse answer(ServeRequest request, CallOutcome outcome) {
        Map<String, String> headers = new LinkedHashMap<>();
        Retry retry = outcome.retry();
        if (retry != null) {
            headers.put(Answers.NO_RETRY, Boolean.toString(!retry.allowed()));
            if (retry.after() != null) {
                headers.put("Retry-After", retry.after());
            }
        }
        return answers.versioned(request, outcome.status(), headers, outcome.body());
    }
}
