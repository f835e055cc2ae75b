package io.github.inngest4j.internal.json;

/** The kinds of JSON values. */
public enum JsonKind {
    /** Names and values in braces. */
    OBJECT("an object"),
    /** Values in brackets. */
    ARRAY("an array"),
    /** Text in quotes. */
    STRING("a string"),
    /** A number. */
    NUMBER("a number"),
    /** The literal {@code true} or {@code false}. */
    BOOLEAN("a boolean"),
    /** The literal {@code null}. */
    NULL("null");

    private final String noun;

    JsonKind(String noun) {
        this.noun = noun;
    }

    /**
     * The kind as it is named in messages.
     *
     * @return the name with its article, like "an object"
     */
    public String noun() {
        return noun;
    }
}
