package io.github.inngest4j.json.kit;

/** An enum whose constants do not print their names, one of them with a class of its own. */
public enum Mood {
    /** One. */
    GOOD,
    /** Another. */
    BAD {
        @Override
        public String toString() {
            return "not good";
        }
    };

    @Override
    public String toString() {
        return "good";
    }
}
