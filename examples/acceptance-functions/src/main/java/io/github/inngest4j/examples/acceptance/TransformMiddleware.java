package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what leaves the app: results of steps, of functions, and events. */
final class TransformMiddleware implements Middleware {

    @Override
    public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
            throws Exception {
        Object output = next.proceed(input);
        if (output instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> tagged = new LinkedHashMap<>(map);
            tagged.put("tagged", true);
            return tagged;
        }
        return output;
    }

    @Override
    public Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
        return Collections.singletonMap("wrapped", next.proceed(step));
    }

    @Override
    public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next) throws Exception {
        return next.proceed(
                events.stream().map(event -> event.withData("mw", true)).toList());
    }
}
