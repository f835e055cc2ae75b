package io.github.inngest4j.internal.config;

/** Which kind of server an app talks to (SDK specification, section 7). */
public enum Mode {
    /** Every request must be signed. The default. */
    CLOUD("cloud"),
    /** A development server: no request needs a signature. */
    DEV("dev");

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The mode's name in documents.
     *
     * @return {@code cloud} or {@code dev}
     */
    public String wireName() {
        return wireName;
    }
}
