package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What an event does: it ends waits, cancels runs and starts runs. */
final class EventRules {

    private final ExpressionEvaluator expressions;
    private final RunRules runs;
    private final WaitRules waits;

    EventRules(ExpressionEvaluator expressions, RunRules runs, WaitRules waits) {
        this.expressions = expressions;
        this.runs = runs;
        this.waits = waits;
    }

    /**
     * Receives an event and gives its id. An event whose id was received before does nothing again.
     *
     * <p>Waits come before triggers: the run that an event starts does not get the same event a second time.
     */
    String receive(Draft draft, IncomingEvent incoming) {
        String id = incoming.ulid() == null ? draft.nextUlid() : incoming.ulid();
        String visibleId = incoming.id() == null ? id : incoming.id();
        List<EventState> known = draft.find(Tables.EVENTS_BY_VISIBLE_ID, visibleId);
        if (!known.isEmpty()) {
            return known.get(0).id();
        }
        EventState event = store(draft, incoming, id, visibleId);
        switch (event.name()) {
            case InternalEvents.INVOKED -> invoke(draft, event);
            case InternalEvents.FINISHED -> finished(draft, event);
            default -> {
                // an event like any other
            }
        }
        waits.eventArrived(draft, event);
        trigger(draft, event);
        return id;
    }

    private static EventState store(Draft draft, IncomingEvent incoming, String id, String visibleId) {
        EventState event = new EventState(
                id,
                visibleId,
                incoming.name(),
                incoming.ts() == null ? draft.now().toEpochMilli() : incoming.ts(),
                incoming.data(),
                incoming.user(),
                incoming.v(),
                incoming.meta(),
                draft.now());
        draft.put(Tables.EVENTS, event);
        return event;
    }

    /** Starts one function because its time has come, with an event of its own. */
    void startScheduled(Draft draft, FunctionState function, String cron) {
        String id = draft.nextUlid();
        EventState event = store(draft, InternalEvents.scheduled(cron), id, id);
        runs.start(draft, function, List.of(event));
    }

    private void invoke(Draft draft, EventState event) {
        String slug = InternalEvents.invokedFunction(event);
        FunctionState function = draft.get(Tables.FUNCTIONS, slug);
        if (function != null) {
            runs.start(draft, function, List.of(event));
            return;
        }
        String waitId = InternalEvents.correlation(event);
        if (waitId != null) {
            waits.invocationFailed(draft, waitId, "could not find function with ID: " + slug);
        }
    }

    private void finished(Draft draft, EventState event) {
        String waitId = InternalEvents.correlation(event);
        if (waitId != null) {
            waits.invocationEnded(draft, waitId, event);
        }
    }

    private void trigger(Draft draft, EventState event) {
        List<String> patterns = patterns(event.name());
        for (FunctionState function : draft.all(Tables.FUNCTIONS)) {
            if (function.triggers().stream().anyMatch(trigger -> fires(trigger, patterns, event))) {
                runs.start(draft, function, List.of(event));
            }
        }
    }

    private boolean fires(Trigger trigger, List<String> patterns, EventState event) {
        return trigger.event() != null
                && patterns.contains(trigger.event())
                && (trigger.expression() == null || expressions.test(trigger.expression(), Json.plain(event), null));
    }

    /** The name itself and, for every slash and dot in it, what comes before followed by a star. */
    static List<String> patterns(String name) {
        List<String> patterns = new ArrayList<>(List.of(name));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == '.') {
                patterns.add(name.substring(0, i + 1) + "*");
            }
        }
        return patterns;
    }
}
