package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.FunctionBuilder;
import io.github.inngest4j.FunctionTrigger;
import io.github.inngest4j.Handler;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Counts how often the code of functions is entered. A step's body cannot be reached but through it. */
final class Probe {

    /** What these ask for goes where the event says, and that is made up. */
    private static final Set<String> CALLING_ANYBODY = Set.of("ping-stub");

    private final AtomicLong entries = new AtomicLong();

    long entries() {
        return entries.get();
    }

    /** The functions, and their companions, with the same code behind the probe. */
    List<InngestFunction> on(Collection<InngestFunction> functions) {
        return functions.stream()
                .flatMap(function -> Stream.concat(Stream.of(function), function.companions().stream()))
                .map(this::on)
                .toList();
    }

    private InngestFunction on(InngestFunction function) {
        FunctionBuilder<Map<String, Object>> builder = InngestFunction.define(function.id());
        function.triggers().forEach(trigger -> add(builder, trigger));
        Object type = function.dataType("acc/" + function.id());
        Handler<?> code = function.handler();
        return type instanceof Class<?> data ? probed(builder.data(data), code) : probed(builder, code);
    }

    private static void add(FunctionBuilder<?> builder, FunctionTrigger trigger) {
        if (trigger instanceof FunctionTrigger.Event event) {
            builder.onEvent(event.name());
        } else if (trigger instanceof FunctionTrigger.Cron cron) {
            builder.onCron(cron.expression());
        } else {
            builder.onEvent("inngest/function.ended");
        }
    }

    private <E> InngestFunction probed(FunctionBuilder<E> builder, Handler<?> code) {
        return builder.handler((run, step) -> enter(code, run, step));
    }

    @SuppressWarnings("unchecked") // The data is bound as the code wants it.
    private <E> Object enter(Handler<?> code, Run<E> run, Step step) throws Exception {
        entries.incrementAndGet();
        return CALLING_ANYBODY.contains(run.functionId()) ? "called" : ((Handler<E>) code).handle(run, step);
    }
}
