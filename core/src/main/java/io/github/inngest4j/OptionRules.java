package io.github.inngest4j;

import io.github.inngest4j.internal.definition.CelText;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for the options of a function, one by one and together. */
final class OptionRules {

    private static final int MAX_RETRIES = 20;
    private static final int MAX_CONCURRENCY = 2;
    private static final int MAX_BATCH = 100;
    private static final int MAX_CANCELLATIONS = 5;
    private static final int MAX_EVENT_NAME = 512;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(365);

    private OptionRules() {}

    static void check(DefinitionCheck check, FunctionOptions options) {
        if (options.retries() != null) {
            check.between("retries", options.retries(), 0, MAX_RETRIES);
        }
        concurrency(check, options.concurrency());
        throttle(check, options.throttle());
        rateLimit(check, options.rateLimit());
        debounce(check, options.debounce());
        check.expression("priority", options.priority());
        check.expression("idempotency", options.idempotency());
        if (options.singleton() != null) {
            check.expression("singleton key", options.singleton().key());
        }
        if (options.timeouts() != null) {
            check.positive("startTimeout", options.timeouts().start());
            check.positive("finishTimeout", options.timeouts().finish());
        }
        cancelOn(check, options.cancelOn());
        batch(check, options.batch());
        together(check, options);
    }

    private static void concurrency(DefinitionCheck check, List<Concurrency> limits) {
        check.require(
                limits.size() <= MAX_CONCURRENCY,
                "concurrency",
                limits.size() + " limits",
                "there may be at most " + MAX_CONCURRENCY);
        Set<List<@Nullable Object>> shared = new HashSet<>();
        for (Concurrency limit : limits) {
            check.atLeastOne("concurrency limit", limit.limit());
            check.expression("concurrency key", limit.key());
            check.require(
                    limit.key() != null || limit.scope() == Concurrency.Scope.FUNCTION,
                    "concurrency scope",
                    limit.scope(),
                    "a limit beyond the function needs a key, such as the name of what is limited in quotes");
            check.require(
                    shared.add(Arrays.asList(limit.key(), limit.scope())),
                    "concurrency limit",
                    limit.limit(),
                    "another limit has the same key and scope, and only the lower one would count");
        }
    }

    private static void throttle(DefinitionCheck check, @Nullable Throttle throttle) {
        if (throttle != null) {
            check.atLeastOne("throttle limit", throttle.limit());
            check.between("throttle period", throttle.period(), SECOND, WEEK);
            check.expression("throttle key", throttle.key());
            if (throttle.burst() != null) {
                check.atLeastOne("throttle burst", throttle.burst());
            }
        }
    }

    private static void rateLimit(DefinitionCheck check, @Nullable RateLimit rateLimit) {
        if (rateLimit != null) {
            check.atLeastOne("rateLimit limit", rateLimit.limit());
            check.between("rateLimit period", rateLimit.period(), SECOND, DAY);
            check.expression("rateLimit key", rateLimit.key());
        }
    }

    private static void debounce(DefinitionCheck check, @Nullable Debounce debounce) {
        if (debounce != null) {
            check.between("debounce period", debounce.period(), SECOND, WEEK);
            check.expression("debounce key", debounce.key());
            if (debounce.timeout() != null) {
                check.require(
                        debounce.timeout().compareTo(debounce.period()) >= 0,
                        "debounce timeout",
                        DefinitionCheck.shown(debounce.timeout()),
                        "it is shorter than the period");
            }
        }
    }

    private static void cancelOn(DefinitionCheck check, List<EventWait<?>> events) {
        check.require(
                events.size() <= MAX_CANCELLATIONS,
                "cancelOn",
                events.size() + " events",
                "there may be at most " + MAX_CANCELLATIONS);
        for (EventWait<?> event : events) {
            check.eventName("cancelOn", event.event());
            check.require(
                    event.event().length() <= MAX_EVENT_NAME,
                    "cancelOn",
                    event.event(),
                    "it is longer than " + MAX_EVENT_NAME + " characters");
            check.require(event.event().indexOf('*') < 0, "cancelOn", event.event(), "it may have no wildcard");
            if (event.match() != null) {
                check.noProblem("cancelOn match", event.match(), CelText.matchProblem(event.match()));
            }
            if (event.condition() != null) {
                check.noProblem(
                        "cancelOn condition", event.condition(), CelText.cancellationProblem(event.condition()));
            }
            if (event.timeout() != null) {
                check.positive("cancelOn timeout", event.timeout());
                check.between("cancelOn timeout", event.timeout(), Duration.ZERO, YEAR);
            }
        }
    }

    private static void batch(DefinitionCheck check, @Nullable Batch batch) {
        if (batch != null) {
            check.between("batch maxSize", batch.maxSize(), 2, MAX_BATCH);
            check.between("batch timeout", batch.timeout(), SECOND, MINUTE);
            check.expression("batch key", batch.key());
            check.expression("batch condition", batch.condition());
        }
    }

    private static void together(DefinitionCheck check, FunctionOptions options) {
        if (options.idempotency() != null) {
            check.require(
                    options.rateLimit() == null,
                    "idempotency",
                    options.idempotency(),
                    "it would replace the rateLimit; use one of them");
        }
        if (options.batch() != null) {
            Map<String, Boolean> others = Map.of(
                    "cancelOn", !options.cancelOn().isEmpty(),
                    "debounce", options.debounce() != null,
                    "idempotency", options.idempotency() != null,
                    "priority", options.priority() != null,
                    "rateLimit", options.rateLimit() != null,
                    "singleton", options.singleton() != null);
            List<String> clashes = others.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            check.require(
                    clashes.isEmpty(),
                    "batch",
                    Objects.requireNonNull(options.batch()).maxSize() + " events",
                    "it cannot be combined with " + String.join(", ", clashes));
        }
    }
}
