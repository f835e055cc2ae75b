package io.github.inngest4j;

import io.github.inngest4j.internal.cron.CronSchedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for the triggers of a function. */
final class TriggerRules {

    private static final int MAX_TRIGGERS = 10;
    private static final int MAX_BYTES = 255;
    private static final Duration MIN_JITTER = Duration.ofSeconds(1);
    private static final Duration MAX_JITTER = Duration.ofMinutes(5);
    private static final String INVOKED = "inngest/function.invoked";

    private TriggerRules() {}

    static void check(DefinitionCheck check, List<FunctionTrigger> triggers) {
        check.require(
                triggers.size() <= MAX_TRIGGERS, "triggers", triggers.size(), "there may be at most " + MAX_TRIGGERS);
        Set<FunctionTrigger> seen = new HashSet<>();
        Set<CronSchedule> schedules = new HashSet<>();
        for (FunctionTrigger trigger : triggers) {
            if (trigger instanceof FunctionTrigger.Event event) {
                event(check, event);
                check.require(seen.add(event), "onEvent", event.name(), "the trigger is there twice");
            } else if (trigger instanceof FunctionTrigger.Cron cron) {
                boolean isNew = schedules.add(schedule(check, cron));
                check.require(isNew, "onCron", cron.expression(), "the schedule is there twice");
            }
        }
    }

    private static void event(DefinitionCheck check, FunctionTrigger.Event event) {
        String name = event.name();
        check.eventName("onEvent", name);
        check.require(
                name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES,
                "onEvent",
                name,
                "it is longer than " + MAX_BYTES + " bytes");
        int star = name.indexOf('*');
        check.require(
                star < 0 || star == name.length() - 1 && (name.endsWith("/*") || name.endsWith(".*")),
                "onEvent",
                name,
                "a wildcard stands at the end and after '/' or '.', as in shop/* or shop/order.*");
        check.require(
                !name.equals(INVOKED),
                "onEvent",
                name,
                "the invocation of any function would start it; it can be invoked without a trigger");
        check.expression("onEvent condition", event.condition());
    }

    private static CronSchedule schedule(DefinitionCheck check, FunctionTrigger.Cron cron) {
        String expression = cron.expression();
        check.require(
                expression.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES,
                "onCron",
                expression,
                "it is longer than " + MAX_BYTES + " bytes");
        if (cron.jitter() != null) {
            check.between("onCron jitter", cron.jitter(), MIN_JITTER, MAX_JITTER);
        }
        try {
            return CronSchedule.parse(expression);
        } catch (IllegalArgumentException e) {
            throw new InvalidFunctionException(
                    check.functionId(), "onCron", expression, String.valueOf(e.getMessage()));
        }
    }
}
