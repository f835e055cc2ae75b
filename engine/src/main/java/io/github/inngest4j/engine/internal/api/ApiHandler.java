package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.wire.CheckpointException;
import io.github.inngest4j.engine.internal.wire.EventException;
import io.github.inngest4j.engine.internal.wire.Headers;
import io.github.inngest4j.engine.internal.wire.RegistrationException;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds who answers a request. Whatever goes wrong becomes an answer. Thread-safe. */
public final class ApiHandler {

    private static final System.Logger LOG = System.getLogger(ApiHandler.class.getName());

    private final Authorization authorization;
    private final EventsApi events;
    private final RunsApi runs;
    private final CheckpointApi checkpoints;
    private final AppsApi apps;

    /** The API of an engine. */
    public ApiHandler(
            Authorization authorization, EventsApi events, RunsApi runs, CheckpointApi checkpoints, AppsApi apps) {
        this.authorization = authorization;
        this.events = events;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.apps = apps;
    }

    /** Answers a request. */
    public EngineResponse handle(EngineRequest request) {
        EngineResponse response = answer(request);
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put(Headers.SERVER_KIND, authorization.serverKind());
        return new EngineResponse(response.status(), headers, response.body());
    }

    private EngineResponse answer(EngineRequest request) {
        try {
            return route(request);
        } catch (ApiException e) {
            return Answers.error(e.status(), String.valueOf(e.getMessage()));
        } catch (JsonException e) {
            return Answers.error(400, "the body cannot be read: " + e.getMessage());
        } catch (EventException | CheckpointException e) {
            return Answers.error(400, String.valueOf(e.getMessage()));
        } catch (RegistrationException e) {
            return Answers.error(400, "At least one function is invalid: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the request " + request + " failed", e);
            return Answers.error(500, "the engine failed; its log says more");
        }
    }

    private EngineResponse route(EngineRequest request) {
        List<String> path =
                List.of(request.url().getPath().replaceFirst("^/+", "").split("/+"));
        String first = path.get(0);
        if (path.equals(List.of("health"))) {
            only("GET", request);
            return Answers.object(
                    200, out -> out.name("status").value(200).name("message").value("OK"));
        }
        if (first.equals("e") && path.size() == 2) {
            only("POST", request);
            authorization.checkEventKey(path.get(1));
            return events.send(request);
        }
        authorization.checkSigned(request);
        if (path.equals(List.of("dev"))) {
            only("GET", request);
            return apps.describe();
        }
        if (path.equals(List.of("fn", "register"))) {
            only("POST", request);
            return apps.register(request, authorization.serverKind());
        }
        if (path.equals(List.of("v1", "signals"))) {
            only("POST", request);
            return runs.signal(request);
        }
        return routeById(request, path);
    }

    private EngineResponse routeById(EngineRequest request, List<String> path) {
        if (path.size() < 3 || path.size() > 4) {
            throw notFound();
        }
        String id = path.get(2);
        String collection = path.get(0) + "/" + path.get(1) + (path.size() == 4 ? "/*/" + path.get(3) : "");
        if (collection.equals("v1/runs") && request.method().equals("DELETE")) {
            return runs.cancel(id);
        }
        if (collection.equals("v1/checkpoint/*/async")) {
            only("POST", request);
            return checkpoints.store(request);
        }
        only("GET", request);
        return switch (collection) {
            case "v1/runs" -> runs.get(id);
            case "v1/events" -> events.get(id);
            case "v1/events/*/runs" -> runs.ofEvent(id);
            case "v0/runs/*/batch" -> runs.batch(id);
            case "v0/runs/*/actions" -> runs.actions(id);
            default -> throw notFound();
        };
    }

    private static void only(String method, EngineRequest request) {
        if (!request.method().equals(method)) {
            throw new ApiException(405, "only " + method + " is possible here");
        }
    }

    private static ApiException notFound() {
        return new ApiException(404, "this engine has nothing at this path");
    }
}
