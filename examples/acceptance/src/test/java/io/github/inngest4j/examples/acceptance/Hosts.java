package io.github.inngest4j.examples.acceptance;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts real addresses in place of the recorded ones, and long texts in place of their abbreviations.
 *
 * @param app host and port of the app
 * @param server host and port of what stands for the Inngest server and for other services
 */
record Hosts(String app, String server) {

    private static final Pattern LONG_TEXT = Pattern.compile("<(\\d+) x \\\\?\"(.)\\\\?\">");
    private static final String DEEP = "\"<nested deeper than 60 levels>\"";
    private static final int DEEP_LEVELS = 50_000 - 60;

    /** Replaces in any text, which may be JSON. */
    String in(String text) {
        String addressed = text.replace("app.test", app)
                .replace("127.0.0.1:3950", app)
                .replace("stub.test", server)
                .replace("127.0.0.1:33239", server)
                .replace(DEEP, "[".repeat(DEEP_LEVELS) + "]".repeat(DEEP_LEVELS));
        return LONG_TEXT.matcher(addressed).replaceAll(Hosts::expanded);
    }

    private static String expanded(MatchResult abbreviation) {
        return Matcher.quoteReplacement(abbreviation.group(2).repeat(Integer.parseInt(abbreviation.group(1))));
    }

    /** Replaces in every text of a JSON value. */
    Object in(Object json) {
        return WireJson.mapTexts(json, this::in);
    }
}
