package io.github.inngest4j.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a logger is told while this is open. */
public final class LogRecords extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogRecords(Logger logger) {
        this.logger = logger;
    }

    /** Listens to a logger. */
    public static LogRecords of(String name) {
        LogRecords records = new LogRecords(Logger.getLogger(name));
        records.logger.addHandler(records);
        return records;
    }

    /** The messages of a level and those above it, as they are printed. */
    public List<String> messages(Level least) {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .filter(message -> message.getLevel().intValue() >= least.intValue())
                .map(formatter::formatMessage)
                .toList();
    }

    /** All messages since this was asked before. */
    public List<String> take() {
        List<String> messages = messages(Level.ALL);
        records.clear();
        return messages;
    }

    @Override
    public void publish(LogRecord message) {
        records.add(message);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
