package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.expression.ExpressionEvaluator;
import io.github.inngest4j.engine.internal.expression.InvalidExpressionException;
import io.github.inngest4j.engine.internal.machine.Limits;
import io.github.inngest4j.engine.internal.machine.WireTime;
import io.github.inngest4j.engine.internal.model.CancelOn;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.Trigger;
import io.github.inngest4j.internal.cron.CronSchedule;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one function of a registration. */
final class FunctionReader {

    private static final int MAX_TRIGGERS = 10;
    private static final int MAX_CANCELLATIONS = 5;
    private static final Duration LEAST_JITTER = Duration.ofSeconds(1);
    private static final Duration MOST_JITTER = Duration.ofMinutes(5);

    private final ExpressionEvaluator expressions;

    FunctionReader(ExpressionEvaluator expressions) {
        this.expressions = expressions;
    }

    FunctionState read(String app, JsonSlice json) {
        Fields unnamed = new Fields("a function of app \"" + app + "\"", json);
        String name = unnamed.requiredText("name");
        String givenId = unnamed.text("id");
        String slug = givenId == null || givenId.isBlank() ? app + "-" + name : givenId;
        Fields fields = new Fields("function \"" + slug + "\"", json);
        Fields step = onlyStep(fields);
        Fields timeouts = fields.fields("timeouts");
        return new FunctionState(
                slug,
                app,
                name,
                url(step),
                retries(step),
                triggers(fields),
                cancellations(fields),
                timeouts == null ? null : timeouts.duration("start"),
                timeouts == null ? null : timeouts.duration("finish"),
                JsonSlice.of(json.toByteArray(), JsonLimits.DEFAULT));
    }

    private static Fields onlyStep(Fields fields) {
        JsonSlice steps = fields.value("steps");
        if (steps == null || steps.kind() != JsonKind.OBJECT) {
            throw fields.error("steps", "is missing: a function needs one step");
        }
        JsonScanner scanner = steps.scan();
        scanner.beginObject();
        Fields only = null;
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            Fields step = new Fields(fields.what() + ", step \"" + name + "\"", scanner.readValue());
            if (only != null) {
                throw fields.error("steps", "has more than one step");
            }
            only = step;
        }
        if (only == null) {
            throw fields.error("steps", "is empty: a function needs one step");
        }
        only.requiredText("name");
        return only;
    }

    private static String url(Fields step) {
        Fields runtime = step.fields("runtime");
        if (runtime == null) {
            throw step.error("runtime", "is missing");
        }
        String url = runtime.requiredText("url");
        try {
            String scheme = new URI(url).getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw runtime.error("url", "is no http or https address");
            }
        } catch (URISyntaxException e) {
            throw runtime.error("url", "is no address: " + e.getMessage());
        }
        return url;
    }

    private static int retries(Fields step) {
        Fields retries = step.fields("retries");
        Integer attempts = retries == null ? null : retries.number("attempts");
        int wanted = attempts == null ? Limits.DEFAULT_RETRIES : attempts;
        return Math.max(0, Math.min(wanted, Limits.MAX_RETRIES));
    }

    private List<Trigger> triggers(Fields fields) {
        List<Fields> given = fields.list("triggers");
        if (given.size() > MAX_TRIGGERS) {
            throw fields.error("triggers", "has more than " + MAX_TRIGGERS + " elements");
        }
        List<Trigger> triggers = given.stream().map(this::trigger).toList();
        Set<Trigger> different = new HashSet<>();
        Set<@Nullable String> crons = new HashSet<>();
        for (Trigger trigger : triggers) {
            boolean sameCron = trigger.cron() != null && !crons.add(trigger.cron());
            if (!different.add(trigger) || sameCron) {
                throw fields.error("triggers", "has the same trigger twice");
            }
        }
        return triggers;
    }

    private Trigger trigger(Fields fields) {
        String event = fields.text("event");
        String cron = fields.text("cron");
        if ((event == null) == (cron == null)) {
            throw new RegistrationException(fields.what() + ": a trigger is either an event or a cron schedule");
        }
        if (cron != null) {
            return cronTrigger(fields, cron);
        }
        String name = fields.requiredText("event");
        return new Trigger(name, expression(fields, "expression"), null, null);
    }

    private static Trigger cronTrigger(Fields fields, String cron) {
        try {
            CronSchedule.parse(cron);
        } catch (IllegalArgumentException e) {
            throw fields.error("cron", "\"" + cron + "\" is not valid: " + e.getMessage());
        }
        Duration jitter = fields.duration("jitter");
        if (jitter != null
                && !jitter.isZero()
                && (jitter.compareTo(LEAST_JITTER) < 0 || jitter.compareTo(MOST_JITTER) > 0)) {
            throw fields.error("jitter", "must be between 1s and 5m");
        }
        return new Trigger(null, null, cron, jitter);
    }

    private List<CancelOn> cancellations(Fields fields) {
        List<Fields> given = fields.list("cancel");
        if (given.size() > MAX_CANCELLATIONS) {
            throw fields.error("cancel", "has more than " + MAX_CANCELLATIONS + " elements");
        }
        return given.stream().map(this::cancelOn).toList();
    }

    private CancelOn cancelOn(Fields fields) {
        String timeout = fields.text("timeout");
        if (timeout != null && WireTime.duration(timeout) == null && WireTime.date(timeout) == null) {
            throw new RegistrationException(WireTime.notUnderstood(fields.what() + ": timeout", timeout));
        }
        return new CancelOn(fields.requiredText("event"), expression(fields, "if"), timeout);
    }

    private @Nullable String expression(Fields fields, String name) {
        String expression = fields.text(name);
        if (expression == null || expression.isBlank()) {
            return null;
        }
        try {
            expressions.check(expression);
        } catch (InvalidExpressionException e) {
            throw fields.error(name, "cannot be used: " + e.getMessage());
        }
        return expression;
    }
}
