package io.github.inngest4j.serve;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.internal.config.Sdk;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonWriter;

/** Writes what the server needs to know of the app, for it to ask or to be told (SDK specification, section 4.3). */
final class Registration {

    private final Settings settings;
    private final String framework;
    private final ServedApp app;
    private final Introspection introspection;

    Registration(Settings settings, String framework, ServedApp app, Introspection introspection) {
        this.settings = settings;
        this.framework = framework;
        this.app = app;
        this.introspection = introspection;
    }

    /** The document for the server's registration endpoint. */
    byte[] outOfBand(Endpoint endpoint) {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("url").value(endpoint.url());
        out.name("deployType").value("ping");
        out.name("framework").value(framework);
        out.name("appName").value(app.appId());
        writeFunctions(out, endpoint);
        out.name("sdk").value(Sdk.ID);
        out.name("v").value("0.1");
        out.name("capabilities");
        introspection.writeCapabilities(out);
        return out.endObject().toByteArray();
    }

    /** The document for the server that has asked for it. */
    byte[] inBand(Endpoint endpoint, Authentication sender) {
        JsonWriter out = new JsonWriter().beginObject();
        out.name("app_id").value(app.appId());
        out.name("capabilities");
        introspection.writeCapabilities(out);
        out.name("env").value(settings.env());
        out.name("framework").value(framework);
        writeFunctions(out, endpoint);
        out.name("inspection");
        introspection.write(out, sender);
        out.name("platform").nullValue();
        out.name("sdk_author").value(Sdk.NAME);
        out.name("sdk_language").value(Sdk.LANGUAGE);
        out.name("sdk_version").value(Sdk.VERSION);
        out.name("sdk").value(Sdk.ID);
        out.name("url").value(endpoint.url());
        return out.endObject().toByteArray();
    }

    private void writeFunctions(JsonWriter out, Endpoint endpoint) {
        out.name("functions").beginArray();
        FunctionJson json = new FunctionJson(app.appId(), out);
        for (InngestFunction function : app.functions()) {
            String id = app.compositeId(function);
            json.write(function, id, endpoint.ofFunction(id));
        }
        out.endArray();
    }
}
