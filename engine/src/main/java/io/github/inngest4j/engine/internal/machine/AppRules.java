package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.engine.internal.model.Task;
import io.github.inngest4j.engine.internal.model.Trigger;
import io.github.inngest4j.internal.cron.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registrations, and the schedules of registered functions. */
final class AppRules {

    private final EventRules events;

    AppRules(EventRules events) {
        this.events = events;
    }

    /** Replaces the functions of an application; true if they changed. Schedules that stay the same go on. */
    boolean register(Draft draft, AppState app, List<FunctionState> functions) {
        AppState before = draft.get(Tables.APPS, app.name());
        draft.put(Tables.APPS, app);
        draft.removeAll(Tables.FUNCTIONS, draft.find(Tables.FUNCTIONS_BY_APP, app.name()));
        functions.forEach(function -> draft.put(Tables.FUNCTIONS, function));
        if (before != null && before.checksum().equals(app.checksum())) {
            return false;
        }
        List<Schedule> wanted = schedules(draft);
        for (QueueItem item : draft.all(Tables.ITEMS)) {
            if (item.task() instanceof Task.CronTick tick
                    && !wanted.remove(new Schedule(tick.function(), tick.cron(), tick.jitter()))) {
                draft.remove(Tables.ITEMS, item.id());
            }
        }
        wanted.forEach(schedule -> scheduleNext(draft, schedule, draft.now()));
        return true;
    }

    private record Schedule(
            String function, String cron, @Nullable Duration jitter) {}

    private static List<Schedule> schedules(Draft draft) {
        List<Schedule> schedules = new ArrayList<>();
        for (FunctionState function : draft.all(Tables.FUNCTIONS)) {
            for (Trigger trigger : function.triggers()) {
                if (trigger.cron() != null) {
                    schedules.add(new Schedule(function.slug(), trigger.cron(), trigger.jitter()));
                }
            }
        }
        return schedules;
    }

    /** Starts a scheduled run and schedules the next one. */
    void tick(Draft draft, QueueItem item, Task.CronTick tick) {
        draft.remove(Tables.ITEMS, item.id());
        FunctionState function = draft.get(Tables.FUNCTIONS, tick.function());
        if (function != null) {
            events.startScheduled(draft, function, tick.cron());
            scheduleNext(draft, new Schedule(tick.function(), tick.cron(), tick.jitter()), tick.slot());
        }
    }

    private static void scheduleNext(Draft draft, Schedule schedule, Instant after) {
        // an engine that stood still does not make up for the times it missed
        Instant from = after.isBefore(draft.now()) ? draft.now() : after;
        Instant slot = CronTimes.next(CronSchedule.parse(schedule.cron()), from.atZone(ZoneOffset.UTC))
                .toInstant();
        Duration jitter = schedule.jitter() == null
                ? Duration.ZERO
                : Duration.ofMillis((long) (schedule.jitter().toMillis() * draft.nextRandom()));
        Task task = new Task.CronTick(schedule.function(), schedule.cron(), schedule.jitter(), slot);
        draft.enqueue(null, task, slot.plus(jitter), 1, false);
    }
}
