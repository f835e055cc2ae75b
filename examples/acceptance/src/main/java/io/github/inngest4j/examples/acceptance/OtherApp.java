package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.InngestFunction;
import java.util.List;

/** A second app in the same process, whose function is called from the first. */
final class OtherApp {

    static final String ID = "acceptance-other";

    private OtherApp() {}

    record Answer(String from, int n) {}

    static List<InngestFunction> functions() {
        return List.of(InngestFunction.define("remote")
                .onEvent("acc/remote")
                .retries(0)
                .data(Invoking.Number.class)
                .handler((run, step) -> new Answer("other", run.data().n() + 1)));
    }
}
