package io.github.inngest4j.examples.acceptance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Reads whatever is logged, at every level, in place of the console. Thread-safe. */
final class LogWatch extends Handler {

    private final Logger logger;
    private final Formatter formatter = new SimpleFormatter();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * An entry of the log.
     *
     * @param message the message alone
     * @param text the message, and the stack of what was thrown
     */
    record Entry(Level level, String message, String text) {

        /** Whether it is shown where nobody has asked for more. */
        boolean isShownByDefault() {
            return level.intValue() >= Level.INFO.intValue();
        }
    }

    /** Of the library. */
    static LogWatch ofLibrary() {
        return new LogWatch("io.github.inngest4j");
    }

    LogWatch(String name) {
        logger = Logger.getLogger(name);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** What was logged since the last time. */
    synchronized List<Entry> take() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        StringWriter text = new StringWriter();
        String message = formatter.formatMessage(entry);
        text.append(message);
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        entries.add(new Entry(entry.getLevel(), message, text.toString()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }
}
