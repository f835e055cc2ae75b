package io.github.inngest4j.internal.replay;

/** Text of a request as it may stand in a log: it neither fills the log, nor looks like another line of it. */
final class LogText {

    private static final int LONGEST = 100;

    private LogText() {}

    /** The text without control characters, and cut where it is too long. */
    static String of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.codePoints().anyMatch(LogText::isUnfit) ? masked(cut) : cut;
    }

    private static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        text.codePoints().map(c -> isUnfit(c) ? '?' : c).forEach(masked::appendCodePoint);
        return masked.toString();
    }

    /** Controls, separators of lines, and what changes the direction of writing. */
    private static boolean isUnfit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
