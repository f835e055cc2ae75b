package io.github.inngest4j.examples.quickstart;

import io.github.inngest4j.InngestEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;

/** Command lines for a dev server or the engine, which offer the same API. */
record Curl(URI server) {

    String place(OrderPlaced order) {
        return send(
                order.getClass(),
                Json.createObjectBuilder()
                        .add("orderId", order.orderId())
                        .add("item", order.item())
                        .add("quantity", order.quantity())
                        .build());
    }

    String pay(PaymentReceived payment) {
        return send(
                payment.getClass(),
                Json.createObjectBuilder().add("orderId", payment.orderId()).build());
    }

    String look(String runId) {
        return "curl " + server + "/v1/runs/" + runId;
    }

    /** The last part of the address is the event key, of which a dev server accepts any. */
    private String send(Class<?> type, JsonObject data) {
        JsonObject event = Json.createObjectBuilder()
                .add("name", InngestEvent.nameOf(type))
                .add("data", data)
                .build();
        return "curl " + server + "/e/quickstart -d '" + event.toString().replace("'", "'\\''") + "'";
    }
}
