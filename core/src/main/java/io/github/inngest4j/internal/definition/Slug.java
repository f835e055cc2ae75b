package io.github.inngest4j.internal.definition;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a name becomes an id. */
public final class Slug {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s./]+");

    private Slug() {}

    /**
     * Makes an id of a name.
     *
     * @param name for example {@code Some job: v1.2}
     * @return the name in lower case, with each run of white space, {@code .} and {@code /} as one {@code -}
     */
    public static String of(String name) {
        return SEPARATORS.matcher(name.strip()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
