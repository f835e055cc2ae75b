package io.github.inngest4j.engine.internal.machine;

/** A run asked for something that ends it: what it asked for cannot be done, and asking again would not help. */
final class RunBreach extends RuntimeException {

    private final transient Ending ending;

    RunBreach(String name, String message) {
        super(message, null, false, false);
        this.ending = Ending.failed(name, message);
    }

    Ending ending() {
        return ending;
    }
}
