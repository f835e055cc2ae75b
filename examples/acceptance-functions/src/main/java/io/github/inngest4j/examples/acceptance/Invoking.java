package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.StepException;
import java.time.Duration;
import java.util.List;

/** Functions that call functions. */
final class Invoking {

    private Invoking() {}

    static List<InngestFunction> functions() {
        InngestFunction callee = callee();
        InngestFunction calleeFails = calleeFails();
        return List.of(
                callee,
                calleeFails,
                calleeSlow(),
                invokeOk(callee),
                invokeFails(calleeFails),
                invokeFailsCaught(calleeFails),
                invokeCrossApp(),
                invokeUnknown());
    }

    record Number(int n) {}

    record Doubled(int doubled, String via) {}

    private static InngestFunction callee() {
        return fixture("callee")
                .data(Number.class)
                .handler((run, step) ->
                        new Doubled(run.data().n() * 2, run.event().name()));
    }

    private static InngestFunction calleeFails() {
        return fixture("callee-fails").action((run, step) -> {
            throw new NonRetriableException("callee exploded");
        });
    }

    private static InngestFunction calleeSlow() {
        return fixture("callee-slow").handler((run, step) -> {
            step.sleep("long", Duration.ofSeconds(15));
            return "slow";
        });
    }

    record DoubledResult(Doubled result) {}

    private static InngestFunction invokeOk(InngestFunction callee) {
        return fixture("invoke-ok")
                .data(Number.class)
                .handler((run, step) -> new DoubledResult(
                        step.invoke("call", Invocation.of(callee).data(run.data()), Doubled.class)));
    }

    private static InngestFunction invokeFails(InngestFunction calleeFails) {
        return fixture("invoke-fails")
                .handler((run, step) -> step.invoke("call", Invocation.of(calleeFails), Object.class));
    }

    record Caught(boolean caught, String name, String message) {

        static Caught of(StepException e) {
            return new Caught(true, e.name(), String.valueOf(e.getMessage()));
        }
    }

    private static InngestFunction invokeFailsCaught(InngestFunction calleeFails) {
        return fixture("invoke-fails-caught").handler((run, step) -> {
            try {
                return step.invoke("call", Invocation.of(calleeFails), Object.class);
            } catch (StepException e) {
                return Caught.of(e);
            }
        });
    }

    record RemoteResult(OtherApp.Answer result) {}

    private static InngestFunction invokeCrossApp() {
        return fixture("invoke-cross-app").data(Number.class).handler((run, step) -> {
            Invocation remote = Invocation.of(OtherApp.ID, "remote").data(run.data());
            return new RemoteResult(step.invoke("call", remote, OtherApp.Answer.class));
        });
    }

    private static InngestFunction invokeUnknown() {
        return fixture("invoke-unknown").handler((run, step) -> {
            try {
                return step.invoke("call", Invocation.of("does-not-exist"), Object.class);
            } catch (StepException e) {
                return Caught.of(e);
            }
        });
    }
}
