package io.github.inngest4j.suite;

import static io.github.inngest4j.suite.RunCall.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import io.github.inngest4j.middleware.ContextKey;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What middleware sees and changes, on the app and on the function. */
interface MiddlewareBehaviours extends Stage {

    /** The request as the adapter got it, of the type that its users know. */
    ContextKey<Object> NATIVE = ContextKey.of("native");

    /** Marks what it sees with its name. */
    record Marking(String name) implements Middleware {

        @Override
        public CallResult wrapCall(Call call, Next<Call, CallResult> next) throws Exception {
            return next.proceed(call.nativeRequest(Object.class)
                    .map(request -> call.with(NATIVE, request))
                    .orElse(call));
        }

        @Override
        public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
                throws Exception {
            return next.proceed(input.mapEvents(
                            event -> event.withData("in", event.data().getOrDefault("in", "") + name)))
                    + name;
        }

        @Override
        public Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
            return next.proceed(step) + name;
        }

        @Override
        public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                throws Exception {
            return next.proceed(events.stream()
                    .map(event -> event.withData("out", event.data().getOrDefault("out", "") + name))
                    .toList());
        }
    }

    private Endpoint serveMarked() {
        InngestFunction function = InngestFunction.define(FUNCTION_ID)
                .onEvent(EVENT)
                .middleware(new Marking("3"), new Marking("4"))
                .handler((run, step) -> {
                    String a = step.run("a", String.class, () -> "a");
                    return a + run.data().get("in");
                });
        return serve(settings -> settings.dev(server().url()).middleware(new Marking("1"), new Marking("2")), function);
    }

    @Test
    default void theAppsMiddlewareStandsNearestToTheServer() throws IOException {
        Endpoint endpoint = serveMarked();
        assertThat(endpoint.send(run().discover()).op().getString("data")).isEqualTo("a4321");
        assertThat(endpoint.send(run().memo("a", "{'data':'A'}").discover()).text())
                .isEqualTo("\"A12344321\"");
    }

    @Test
    default void eventsOfStepsPassTheFunctionsMiddlewareAndThenTheApps() throws IOException {
        server().reply("/e/", 200, "{'ids':['id-1'],'status':200}");
        InngestFunction function = InngestFunction.define(FUNCTION_ID)
                .onEvent(EVENT)
                .middleware(new Marking("3"), new Marking("4"))
                .handler((run, step) -> step.sendEvent("emit", InngestEvent.of("shop/x", Map.of())));
        serve(settings -> settings.dev(server().url()).middleware(new Marking("1"), new Marking("2")), function)
                .send(run().discover());

        assertThat(server().received("/e/").get(0).body()).contains("\"data\":{\"out\":\"4321\"}");
    }

    @Test
    default void theAdaptersRequestIsSeen() throws IOException {
        InngestFunction function = InngestFunction.define(FUNCTION_ID)
                .onEvent(EVENT)
                .handler((run, step) -> isNative(run.value(NATIVE).orElseThrow()));
        Endpoint endpoint = serve(settings -> settings.dev(server().url()).middleware(new Marking("")), function);

        assertThat(endpoint.send(run().discover()).text()).isEqualTo("\"true\"");
    }

    /** Whether this is what the adapter's users expect as its request. */
    boolean isNative(Object request);

    @Test
    default void aHandlerOfFailureHasTheMiddlewareOfItsFunction() throws IOException {
        InngestFunction function = InngestFunction.define(FUNCTION_ID)
                .onEvent(EVENT)
                .middleware(new Marking("3"))
                .handler((run, step) -> null)
                .onFailureReturning((failure, step) -> failure.event().data().get("n") + "!"
                        + failure.run().data().get("in"));
        Endpoint endpoint = serve(settings -> settings.dev(server().url()).middleware(new Marking("1")), function);

        Answer answer = endpoint.send(RunCall.of(FUNCTION_ID + "-failure")
                .data("{'run_id':'01RUN','error':{},'event':{'name':'%s','data':{'n':7}}}", EVENT)
                .discover());
        assertThat(answer.text()).isEqualTo("\"7!1331\"");
    }
}
