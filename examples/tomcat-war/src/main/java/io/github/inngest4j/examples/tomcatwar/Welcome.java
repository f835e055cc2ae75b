package io.github.inngest4j.examples.tomcatwar;

import io.github.inngest4j.InngestFunction;
import java.util.Map;

/** Greets a new customer. Declared as blocks that are executed one after the other and share one map. */
final class Welcome {

    private Welcome() {}

    static InngestFunction function() {
        return InngestFunction.declare("welcome customer")
                .onEvent("shop/customer.signed-up")
                .run(
                        "choose words",
                        in -> Map.of("greeting", "Welcome, " + in.event().data().get("name") + "!"))
                .step(
                        "send greeting",
                        in -> Map.of("sent", String.valueOf(in.data().get("greeting"))))
                .sleep("10s")
                .step("offer help", in -> Map.of("offered", true))
                .build();
    }
}
