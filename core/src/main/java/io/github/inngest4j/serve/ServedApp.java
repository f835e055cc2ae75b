package io.github.inngest4j.serve;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.InvalidFunctionException;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.replay.ReplayedFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of an app, failure and cancellation handlers among them, by the ids the server knows them by. Immutable. */
final class ServedApp {

    private final String appId;
    private final List<InngestFunction> functions;
    private final Map<String, ReplayedFunction> byId = new LinkedHashMap<>();

    /**
     * The functions of an app.
     *
     * @throws InvalidFunctionException if two of them have the same id, which the server would not notice
     */
    ServedApp(
            String appId, MiddlewareChain middleware, Checkpointing checkpointing, Collection<InngestFunction> given) {
        this.appId = appId;
        List<InngestFunction> all = new ArrayList<>();
        for (InngestFunction function : given) {
            all.add(function);
            all.addAll(function.companions());
        }
        this.functions = List.copyOf(all);
        for (InngestFunction function : functions) {
            Checkpointing own = function.checkpointing();
            ReplayedFunction replayed = new ReplayedFunction(
                    appId,
                    function.id(),
                    function.handler(),
                    function::dataType,
                    middleware.ofFunction(function.middleware()),
                    own == null ? checkpointing : own);
            if (byId.put(compositeId(function), replayed) != null) {
                throw new InvalidFunctionException(
                        function.id(),
                        "id",
                        function.id(),
                        "app '" + appId + "' has two functions with this id; ids must differ, also from those that"
                                + " failure and cancellation handlers are given");
            }
        }
    }

    String appId() {
        return appId;
    }

    List<InngestFunction> functions() {
        return functions;
    }

    /** The id with the app's prefix (SDK specification, section 1.3.3). */
    String compositeId(InngestFunction function) {
        return appId + "-" + function.id();
    }

    /** The function with an id that has the app's prefix, or {@code null}. */
    @Nullable
    ReplayedFunction find(String compositeId) {
        return byId.get(compositeId);
    }
}
