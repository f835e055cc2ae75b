package io.github.inngest4j.serve;

import io.github.inngest4j.Concurrency;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.FunctionOptions;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.protocol.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes how a function is limited and cancelled (SDK specification, section 4.3.2). What is not set is left out. */
final class OptionsJson {

    private final JsonWriter out;

    OptionsJson(JsonWriter out) {
        this.out = out;
    }

    /** Writes the options as members of the function's object. Retries belong to its step. */
    void write(FunctionOptions options) {
        array("concurrency", options.concurrency(), this::writeConcurrency);
        object("throttle", options.throttle(), throttle -> {
            number("limit", throttle.limit());
            duration("period", throttle.period());
            number("burst", throttle.burst());
            text("key", throttle.key());
        });
        object("rateLimit", options.rateLimit(), rateLimit -> {
            number("limit", rateLimit.limit());
            duration("period", rateLimit.period());
            text("key", rateLimit.key());
        });
        object("debounce", options.debounce(), debounce -> {
            duration("period", debounce.period());
            duration("timeout", debounce.timeout());
            text("key", debounce.key());
        });
        object("batchEvents", options.batch(), batch -> {
            number("maxSize", batch.maxSize());
            duration("timeout", batch.timeout());
            text("key", batch.key());
            text("if", batch.condition());
        });
        object("priority", options.priority(), expression -> text("run", expression));
        text("idempotency", options.idempotency());
        object("singleton", options.singleton(), singleton -> {
            text("mode", singleton.mode().wireName());
            text("key", singleton.key());
        });
        object("timeouts", options.timeouts(), timeouts -> {
            duration("start", timeouts.start());
            duration("finish", timeouts.finish());
        });
        array("cancel", options.cancelOn(), this::writeCancel);
    }

    private void writeConcurrency(Concurrency concurrency) {
        number("limit", concurrency.limit());
        text("key", concurrency.key());
        if (concurrency.scope() != Concurrency.Scope.FUNCTION) {
            text("scope", concurrency.scope().wireName());
        }
    }

    private void writeCancel(EventWait<?> event) {
        text("event", event.event());
        text("if", event.expression());
        duration("timeout", event.timeout());
    }

    private <T> void object(String name, @Nullable T value, Consumer<T> members) {
        if (value != null) {
            out.name(name).beginObject();
            members.accept(value);
            out.endObject();
        }
    }

    private <T> void array(String name, List<? extends T> values, Consumer<T> members) {
        if (!values.isEmpty()) {
            out.name(name).beginArray();
            values.forEach(value -> {
                out.beginObject();
                members.accept(value);
                out.endObject();
            });
            out.endArray();
        }
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    private void number(String name, @Nullable Integer value) {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    private void duration(String name, @Nullable Duration value) {
        if (value != null) {
            out.name(name).value(GoDuration.format(value));
        }
    }
}
