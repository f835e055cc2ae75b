package io.github.inngest4j.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks applications again and again to register, and says once that one does not. */
final class AppPoller implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AppPoller.class.getName());

    private final Applications applications;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "inngest-engine-poll");
        thread.setDaemon(true);
        return thread;
    });
    private String reported = "";

    AppPoller(Applications applications, Duration interval) {
        this.applications = applications;
        executor.scheduleWithFixedDelay(this::poll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poll() {
        String problem = "";
        try {
            applications.syncHttp();
        } catch (EngineException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.isEmpty() && !problem.equals(reported)) {
            LOG.log(System.Logger.Level.WARNING, problem);
        }
        reported = problem;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
