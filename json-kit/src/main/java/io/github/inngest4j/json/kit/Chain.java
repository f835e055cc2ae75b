package io.github.inngest4j.json.kit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A class that can hold another of its kind, or itself. */
public class Chain {

    private @Nullable Chain next;

    /** The end of a chain. */
    public Chain() {}

    static Chain ofLength(int length) {
        Chain chain = new Chain();
        for (int i = 1; i < length; i++) {
            Chain longer = new Chain();
            longer.setNext(chain);
            chain = longer;
        }
        return chain;
    }

    /**
     * What comes next.
     *
     * @return the rest of the chain
     */
    public @Nullable Chain getNext() {
        return next;
    }

    /**
     * Sets what comes next.
     *
     * @param next the rest of the chain
     */
    public void setNext(@Nullable Chain next) {
        this.next = next;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Chain that && Objects.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return next == null ? 1 : next.hashCode() + 1;
    }

    @Override
    public String toString() {
        return "Chain of " + hashCode();
    }
}
