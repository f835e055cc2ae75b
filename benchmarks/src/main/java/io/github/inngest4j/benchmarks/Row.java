package io.github.inngest4j.benchmarks;

/**
 * The result of a step.
 *
 * @param i the number of the step
 * @param text 100 characters
 */
record Row(int i, String text) {

    private static final String TEXT = "x".repeat(100);

    /** The result of the step of a number. */
    static Row of(int number) {
        return new Row(number, TEXT);
    }
}
