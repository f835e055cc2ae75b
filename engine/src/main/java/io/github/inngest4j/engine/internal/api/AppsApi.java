package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.wire.Headers;
import io.github.inngest4j.engine.internal.wire.QueryString;
import io.github.inngest4j.engine.internal.wire.RegistrationReader;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;

/** Applications: their registration, and a description of what is registered. */
public final class AppsApi {

    private static final System.Logger LOG = System.getLogger(AppsApi.class.getName());

    private static final List<String> NOT_APPLIED = List.of(
            "concurrency", "throttle", "rateLimit", "debounce", "batchEvents", "priority", "singleton", "idempotency");

    private final Kernel kernel;
    private final Driver driver;
    private final RegistrationReader reader;

    /** Over an engine's state. */
    public AppsApi(Kernel kernel, Driver driver, RegistrationReader reader) {
        this.kernel = kernel;
        this.driver = driver;
        this.reader = reader;
    }

    EngineResponse register(EngineRequest request, String serverKind) {
        String expected = request.headers().get(Headers.EXPECTED_SERVER_KIND);
        if (expected != null && !expected.equals(serverKind)) {
            throw new ApiException(
                    400, "the app expects a server of kind " + expected + ", but this one is " + serverKind);
        }
        Input.AppRegistered registered = reader.read(JsonSlice.of(request.body(), JsonLimits.DEFAULT));
        boolean modified = register(registered);
        String deployId = QueryString.value(request.url().getRawQuery(), "deployId");
        return Answers.object(200, out -> {
            out.name("ok").value(true);
            out.name("modified").value(modified);
            out.name("sync_id").value(deployId == null ? registered.app().syncId() : deployId);
            out.name("app_id")
                    .value(FunctionState.uuidOf(registered.app().name()).toString());
        });
    }

    /** Registers an application; true if its functions changed. */
    public boolean register(Input.AppRegistered registration) {
        Reply reply = driver.submit(registration);
        boolean modified = reply instanceof Reply.Registered registered && registered.modified();
        if (modified) {
            registration.functions().forEach(AppsApi::warnOfWhatIsNotApplied);
        }
        return modified;
    }

    private static void warnOfWhatIsNotApplied(FunctionState function) {
        List<String> given = NOT_APPLIED.stream()
                .filter(option -> function.config().member(option) != null)
                .toList();
        if (!given.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this engine does not apply flow control yet: function {0} asks for {1}",
                    function.slug(),
                    String.join(", ", given));
        }
    }

    EngineResponse describe() {
        List<FunctionState> functions = kernel.read(state -> state.all(Tables.FUNCTIONS));
        List<AppState> apps = kernel.read(state -> state.all(Tables.APPS));
        return Answers.object(200, out -> {
            out.name("version").value("inngest4j");
            out.name("apps").beginArray();
            for (AppState app : apps) {
                out.beginObject();
                out.name("id").value(app.name());
                out.name("url").value(app.url());
                out.name("sdk").value(app.sdk());
                out.endObject();
            }
            out.endArray();
            out.name("functions").beginArray();
            functions.forEach(function -> out.raw(function.config()));
            out.endArray();
        });
    }
}
