package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.FunctionBuilder;
import io.github.inngest4j.InngestFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the functions of this app have in common. */
final class Fixture {

    private Fixture() {}

    /** A function that is started by {@code acc/<id>} and not retried, unless told otherwise. */
    static FunctionBuilder<Map<String, @Nullable Object>> fixture(String id) {
        return InngestFunction.define(id).onEvent("acc/" + id).retries(0);
    }
}
