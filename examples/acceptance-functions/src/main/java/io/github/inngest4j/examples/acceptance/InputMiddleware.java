package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.Next;
import org.jspecify.annotations.Nullable;

/** Adds a value to the context and a field to the data of events. */
final class InputMiddleware implements Middleware {

    @Override
    public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
        return next.proceed(call.with(Intercepted.INJECTED, "from-middleware"));
    }

    @Override
    public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
            throws Exception {
        return next.proceed(input.mapEvents(event -> event.withData("added", 1)));
    }
}
