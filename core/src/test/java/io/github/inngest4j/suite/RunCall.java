package io.github.inngest4j.suite;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** A call of a run, as the server makes it. Not thread-safe. */
public final class RunCall {

    static final String RUN_ID = "01M83D2001P6NFAJJMQGAHNAWT";

    private final String appId;
    private final String functionId;
    private final JsonObjectBuilder steps = Json.createObjectBuilder();
    private final JsonArrayBuilder stack = Json.createArrayBuilder();
    private int finished;
    private JsonValue data = JsonValue.EMPTY_JSON_OBJECT;
    private int attempt;
    private int maxAttempts = 4;
    private boolean planOnly;
    private boolean useApi;

    private RunCall(String appId, String functionId) {
        this.appId = appId;
        this.functionId = functionId;
    }

    /** A call of the function that {@link Stage#serve} serves. */
    public static RunCall run() {
        return of(Stage.FUNCTION_ID);
    }

    /** A call of a function of the app. */
    public static RunCall of(String functionId) {
        return of(Stage.APP_ID, functionId);
    }

    /** A call of a function of another app. */
    public static RunCall of(String appId, String functionId) {
        return new RunCall(appId, functionId);
    }

    /** Sets the data of the event. */
    public RunCall data(String readable, Object... arguments) {
        data = Wire.readable(readable, arguments);
        return this;
    }

    /** A step that is over, and what is recorded of it. */
    public RunCall memo(String stepId, String readable) {
        String hash = Wire.hash(stepId);
        steps.add(hash, Wire.readable(readable));
        stack.add(hash);
        finished++;
        return this;
    }

    /** Sets which attempt this is, from 0, and how many there are. */
    public RunCall attempt(int newAttempt, int newMaxAttempts) {
        attempt = newAttempt;
        maxAttempts = newMaxAttempts;
        return this;
    }

    /** Forbids to run new steps at once. */
    public RunCall planOnly() {
        planOnly = true;
        return this;
    }

    /** Leaves events and steps to be fetched. */
    public RunCall useApi() {
        useApi = true;
        return this;
    }

    /** The call that looks for new steps. */
    public Call discover() {
        return call("step");
    }

    /** The call for one step that was planned. */
    public Call target(String stepId) {
        return call(Wire.hash(stepId));
    }

    private Call call(String stepId) {
        JsonObject event = Json.createObjectBuilder()
                .add("data", data)
                .add("id", "01M83D1ZXH6QS6NXZTFBJASJYR")
                .add("name", Stage.EVENT)
                .add("ts", 1_700_000_000_000L)
                .add("user", JsonValue.EMPTY_JSON_OBJECT)
                .build();
        JsonObject body = Json.createObjectBuilder()
                .add("ctx", context(stepId))
                .add("defers", JsonValue.EMPTY_JSON_OBJECT)
                .add("event", event)
                .add("events", Json.createArrayBuilder().add(event))
                .add("steps", steps)
                .add("use_api", useApi)
                .add("version", 2)
                .build();
        return Call.of("POST")
                .query("?fnId=" + appId + "-" + functionId + "&stepId=" + stepId)
                .json(body.toString());
    }

    private JsonObjectBuilder context(String stepId) {
        return Json.createObjectBuilder()
                .add("attempt", attempt)
                .add("disable_immediate_execution", planOnly)
                .add("env", "")
                .add("fn_id", "f0a32cce-cbf4-5a89-a2a2-af9efc4bb5c5")
                .add("generation_id", 1)
                .add("max_attempts", maxAttempts)
                .add("run_id", RUN_ID)
                .add(
                        "stack",
                        Json.createObjectBuilder().add("current", finished).add("stack", stack))
                .add("step_id", stepId)
                .add("use_api", useApi);
    }
}
