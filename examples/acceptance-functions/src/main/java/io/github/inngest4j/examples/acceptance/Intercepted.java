package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.middleware.ContextKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions with middleware of their own. */
final class Intercepted {

    static final ContextKey<String> INJECTED = ContextKey.of("injected");

    private Intercepted() {}

    static List<InngestFunction> functions() {
        return List.of(input(), transform(), encrypt());
    }

    record Added(int added) {}

    record Injected(String injected, int added) {}

    private static InngestFunction input() {
        return fixture("mw-input")
                .data(Added.class)
                .middleware(new InputMiddleware())
                .handler((run, step) -> new Injected(
                        run.value(INJECTED).orElseThrow(), run.data().added()));
    }

    record Once(@Nullable String nonce) {}

    /** What a step returned is not what its caller gets, so it is bound to plain Java. */
    private static InngestFunction transform() {
        return fixture("mw-transform")
                .data(Once.class)
                .middleware(new TransformMiddleware())
                .handler((run, step) -> {
                    Object inner = step.run("inner", Object.class, () -> 5);
                    step.sendEvent("emit", InngestEvent.of("acc/sink", run.data()));
                    return Map.of("inner", inner);
                });
    }

    record Secret(long pin) {}

    record WithSecret(@Nullable String nonce, Secret secret) {}

    record Pins(long pin, long next) {}

    /** The function itself knows nothing of the encoding. */
    private static InngestFunction encrypt() {
        return fixture("mw-encrypt")
                .data(WithSecret.class)
                .middleware(new EncodingMiddleware())
                .handler((run, step) -> {
                    WithSecret data = run.data();
                    Secret a = step.run("a", Secret.class, data::secret);
                    long b = step.run("b", Long.class, () -> a.pin() + 1);
                    step.sendEvent("emit", InngestEvent.of("acc/sink", new WithSecret(data.nonce(), a)));
                    return new Pins(a.pin(), b);
                });
    }
}
