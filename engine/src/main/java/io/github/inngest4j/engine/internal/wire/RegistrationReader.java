package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads registrations (SDK specification, section 4.4) and refuses what an Inngest server refuses, saying why. */
public final class RegistrationReader {

    private final FunctionReader functions;

    /** Checks expressions with an evaluator. */
    public RegistrationReader(ExpressionEvaluator expressions) {
        this.functions = new FunctionReader(expressions);
    }

    /**
     * Reads the body of {@code POST /fn/register}, or the answer to an in-band sync, which names the application
     * differently.
     *
     * @throws RegistrationException if it is not acceptable
     */
    public Input.AppRegistered read(JsonSlice registration) {
        Fields fields = new Fields("the registration", registration);
        String app = firstText(fields, "appName", "app_id");
        if (app == null) {
            throw new RegistrationException("App ID required: the registration has no appName");
        }
        String url = fields.requiredText("url");
        List<FunctionState> read = new ArrayList<>();
        JsonSlice list = registration.member("functions");
        if (list == null || list.kind() != JsonKind.ARRAY) {
            throw new RegistrationException("the registration of app \"" + app + "\" has no functions array");
        }
        JsonScanner scanner = list.scan();
        scanner.beginArray();
        while (scanner.nextElement()) {
            read.add(functions.read(app, scanner.readValue()));
        }
        String checksum = uuid(list.text()).toString();
        String sdk = fields.text("sdk");
        AppState state = new AppState(
                app, url, sdk == null ? "" : sdk, uuid(app + checksum).toString(), checksum, fields.text("appVersion"));
        return new Input.AppRegistered(state, List.copyOf(read));
    }

    private static @Nullable String firstText(Fields fields, String name, String alternative) {
        String text = fields.text(name);
        if (text == null) {
            text = fields.text(alternative);
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
