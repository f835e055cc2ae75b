package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;

/** Where in a value something was wrong, like {@code Order.items: Item.price: }, in front of what was wrong. */
final class Place {

    /** Enough for a path of some levels; a value nested hundreds of times deep need not name them all. */
    private static final int MAX_LENGTH = 400;

    private Place() {}

    static JsonException in(Class<?> type, String property, JsonException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > MAX_LENGTH
                ? e
                : new JsonException(type.getSimpleName() + "." + property + ": " + message, e.getCause());
    }
}
