package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.InngestFunction;

/** A second app in the same process, whose function is called from the first. */
public final class OtherApp {

    /** The id of the app. */
    public static final String ID = "acceptance-other";

    private OtherApp() {}

    record Answer(String from, int n) {}

    /**
     * Makes its function.
     *
     * @return the function
     */
    public static InngestFunction remote() {
        return InngestFunction.define("remote")
                .onEvent("acc/remote")
                .retries(0)
                .data(Invoking.Number.class)
                .handler((run, step) -> new Answer("other", run.data().n() + 1));
    }
}
