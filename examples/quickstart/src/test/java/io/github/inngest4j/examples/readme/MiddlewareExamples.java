package io.github.inngest4j.examples.readme;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.encryption.EncryptionMiddleware;
import io.github.inngest4j.examples.readme.ReadmeExamples.Mailer;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.ContextKey;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;

/** The examples of the page on middleware; {@link DocumentationTest} sees that they are the same. */
final class MiddlewareExamples {

    private MiddlewareExamples() {}

    interface Metrics {
        void record(String function, String step, long nanos);
    }

    // example: a middleware
    /** Tells whose call it is, and measures the steps. */
    static class TenantMiddleware implements Middleware {
        static final ContextKey<String> TENANT = ContextKey.of("tenant");

        private final Metrics metrics;

        TenantMiddleware(Metrics metrics) {
            this.metrics = metrics;
        }

        @Override
        public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
            String tenant = call.nativeRequest(HttpServletRequest.class)
                    .map(request -> request.getHeader("X-Tenant"))
                    .orElse("none");
            return next.proceed(call.with(TENANT, tenant));
        }

        @Override
        public Object wrapStep(NewStep step, Next<NewStep, Object> next) throws Exception {
            long start = System.nanoTime();
            try {
                return next.proceed(step);
            } finally {
                metrics.record(step.call().functionId(), step.id(), System.nanoTime() - start);
            }
        }
    }
    // end

    // example: registered
    static Inngest app(Metrics metrics, byte[] key) {
        return Inngest.builder("shop")
                .middleware(EncryptionMiddleware.of(key), new TenantMiddleware(metrics))
                .build();
    }

    static InngestFunction greet(Mailer mailer, Middleware own) {
        return InngestFunction.define("greet")
                .onEvent("auth/user.signed-up")
                .middleware(own)
                .handler((run, step) -> {
                    String tenant = run.value(TenantMiddleware.TENANT).orElseThrow();
                    run.logger().log(Level.INFO, "greeting a user of {0}", tenant);
                    return step.run("greet", String.class, () -> mailer.greet(run.data()));
                });
    }
    // end

    // example: keys change
    static Middleware addNew(byte[] oldKey, byte[] newKey) {
        return EncryptionMiddleware.builder().key(oldKey).decryptOnly(newKey).build();
    }

    static Middleware exchange(byte[] oldKey, byte[] newKey) {
        return EncryptionMiddleware.builder()
                .key(newKey)
                .decryptOnly(oldKey)
                .eventFields("card")
                .build();
    }
    // end
}
