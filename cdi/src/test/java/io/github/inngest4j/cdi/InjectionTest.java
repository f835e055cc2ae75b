package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.TypeRef;
import io.github.inngest4j.engine.EngineRun;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class InjectionTest {

    private final Flavour flavour;

    InjectionTest(Flavour flavour) {
        this.flavour = flavour;
    }

    @ApplicationScoped
    public static class Collaborator {
        @Inject
        Step step;

        @Inject
        Run<OrderPlaced> run;

        @Inject
        Run<?> anyRun;

        @Inject
        EventSender<OrderPlaced> sender;

        @Inject
        Inngest inngest;

        @Inject
        PerRequest request;

        void use() {
            request.use();
        }

        List<String> send() {
            return sender.sendAll(List.of(new OrderPlaced("8"), new OrderPlaced("9")));
        }

        String runId() {
            return run.runId();
        }

        String work() {
            String id = step.run("work", String.class, () -> run.data().orderId());
            return id + " " + anyRun.functionId() + " " + inngest.appId();
        }
    }

    @RequestScoped
    public static class PerRequest {
        @Inject
        Log log;

        private int used;

        public int use() {
            return ++used;
        }

        @PreDestroy
        void destroy() {
            log.add("request over, used " + used);
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Orders {
        @Inject
        Collaborator collaborator;

        @Inject
        PerRequest request;

        @Inject
        Run<OrderPlaced> run;

        @DurableFunction(id = "fulfil")
        @OnEvent(OrderPlaced.class)
        public String fulfil() {
            request.use();
            collaborator.use();
            return collaborator.work();
        }

        @DurableFunction(id = "forward")
        @OnEvent(name = "forward")
        public List<String> forward(Step step) {
            return step.run("send", new TypeRef<List<String>>() {}, collaborator::send);
        }
    }

    private Deployed deploy() {
        return Deployed.of(flavour, Orders.class, Collaborator.class, PerRequest.class, Log.class);
    }

    @Test
    void givesTheCurrentCallToCollaborators() {
        try (Deployed app = deploy()) {
            assertThat(app.run("fulfil", new OrderPlaced("7")).outputJson()).isEqualTo("\"7 fulfil shop\"");
        }
    }

    @Test
    void saysWhereItCannotBeUsed() {
        try (Deployed app = deploy()) {
            Collaborator collaborator = app.get(Collaborator.class);

            assertThatThrownBy(() -> collaborator.work())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The injected Step belongs to the run of a durable function")
                    .hasMessageContaining(Thread.currentThread().getName());
            assertThatThrownBy(collaborator::runId)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The injected Run belongs");
        }
    }

    /** OpenWebBeans has a request on the thread that starts it. */
    private static void onAnotherThread(Runnable test) throws Exception {
        FutureTask<Void> task = new FutureTask<>(test, null);
        new Thread(task, "call").start();
        task.get(1, TimeUnit.MINUTES);
    }

    @Test
    void activatesARequestForEachCall() throws Exception {
        try (Deployed app = deploy()) {
            onAnotherThread(() -> {
                app.run("fulfil", new OrderPlaced("7"));

                assertThat(app.get(Log.class).lines()).containsExactly("request over, used 2", "request over, used 2");
                PerRequest outside = app.get(PerRequest.class);
                assertThatThrownBy(outside::use).isInstanceOf(ContextNotActiveException.class);
            });
        }
    }

    @Test
    void leavesAnActiveRequestAlone() throws Exception {
        try (Deployed app = deploy()) {
            onAnotherThread(() -> {
                RequestContextController request = app.get(RequestContextController.class);
                request.activate();
                app.get(PerRequest.class).use();
                app.run("fulfil", new OrderPlaced("7"));

                assertThat(app.get(PerRequest.class).use()).isEqualTo(6);
                request.deactivate();
                assertThat(app.get(Log.class).lines()).containsExactly("request over, used 6");
            });
        }
    }

    @Test
    void sendsEventsOfAClass() {
        try (Deployed app = deploy()) {
            app.serve("/api/inngest");
            EngineRun run = app.engine.send("forward", null).run("forward");

            assertThat(run.outputJson()).matches("\\[\"[^\"]+\",\"[^\"]+\"\\]");
            assertThat(app.engine.runs("fulfil"))
                    .extracting(EngineRun::outputJson)
                    .containsExactly("\"8 fulfil shop\"", "\"9 fulfil shop\"");
        }
    }
}
