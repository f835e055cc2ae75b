package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.checkpoint.Checkpointed;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.protocol.CallOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnotatedFunctionsTest {

    public interface Order {
        String orderId();
    }

    @EventName("shop/placed")
    public record Placed(String orderId) implements Order {}

    @EventName("shop/changed")
    public record Changed(String orderId, int version) implements Order {}

    /** One of everything. */
    public static class Shop {
        final List<String> calls = new ArrayList<>();

        @DurableFunction(id = "fulfil", name = "Fulfil", description = "Packs and sends", retries = 5)
        @OnEvent(value = Placed.class, condition = "event.data.orderId != ''")
        @OnEvent(Changed.class)
        @OnCron(value = "0 12 * * 5", jitter = "30s")
        @Checkpointed(bufferedSteps = 10, maxInterval = "2s", maxRuntime = "50s")
        public String fulfil(Step step, Order order, Run<Order> run, InngestEvent<Order> event) {
            return step == null ? "" : order + " " + event.name() + " " + run.functionId();
        }

        @Configures("fulfil")
        void limits(FunctionSettings<?> settings) {
            settings.concurrency(7).finishTimeout(Duration.ofDays(1));
        }

        @OnFailure("fulfil")
        void apologise(Failure<Order> failure) {
            calls.add("failed: " + failure.error().message() + " "
                    + failure.event().data());
        }

        @OnCancel("fulfil")
        String forget(Step step, Cancellation<Order> cancelled) {
            return "forgot " + cancelled.event().name();
        }

        @DurableFunction(id = "batch")
        @OnEvent(name = "shop/*")
        int batch(List<InngestEvent<Map<String, Object>>> events) {
            return events.size();
        }

        @DurableFunction(id = "checked")
        void checked() throws IOException {
            throw new IOException("disk");
        }
    }

    private final Shop shop = new Shop();
    private final List<InngestFunction> functions = InngestFunction.annotated(shop);

    @Test
    void functionsAreOrderedByTheirIds() {
        assertThat(functions).extracting(InngestFunction::id).containsExactly("batch", "checked", "fulfil");
    }

    @Test
    void annotationsAndSettingsMakeTheDefinition() {
        InngestFunction fulfil = function("fulfil");

        assertThat(fulfil.name()).isEqualTo("Fulfil");
        assertThat(fulfil.description()).isEqualTo("Packs and sends");
        assertThat(fulfil.options().retries()).isEqualTo(5);
        assertThat(fulfil.options().concurrency()).containsExactly(Concurrency.limit(7));
        assertThat(fulfil.options().timeouts()).isEqualTo(new Timeouts(null, Duration.ofDays(1)));
        assertThat(fulfil.triggers())
                .containsExactly(
                        new FunctionTrigger.Event("shop/placed", "event.data.orderId != ''"),
                        new FunctionTrigger.Event("shop/changed", null),
                        new FunctionTrigger.Cron("0 12 * * 5", Duration.ofSeconds(30)));
        assertThat(fulfil.companions())
                .extracting(InngestFunction::id)
                .containsExactly("fulfil-failure", "fulfil-cancelled");
        assertThat(fulfil.checkpointing())
                .isEqualTo(new Checkpointing(true, 10, Duration.ofSeconds(2), Duration.ofSeconds(50), null));
        assertThat(fulfil.companions())
                .extracting(InngestFunction::checkpointing)
                .containsOnly(fulfil.checkpointing());
        assertThat(function("checked").checkpointing()).isNull();
        assertThat(function("checked").triggers()).isEmpty();
        assertThat(function("checked").options().retries()).isNull();
    }

    @Test
    void parametersAreGivenByTheirTypesAndEventsByTheirClasses() {
        assertThat(body(function("fulfil"), "{'name':'shop/placed','data':{'orderId':'o1'}}"))
                .isEqualTo("Placed[orderId=o1] shop/placed fulfil");
        assertThat(body(function("fulfil"), "{'name':'shop/changed','data':{'orderId':'o1','version':2}}"))
                .isEqualTo("Changed[orderId=o1, version=2] shop/changed fulfil");
        assertThat(body(function("batch"), "{'name':'shop/x','data':{}}")).isEqualTo(1L);
    }

    @Test
    void checkedExceptionsPassUnchanged() {
        CallOutcome outcome = call(function("checked"), "{'name':'inngest/function.invoked','data':{}}");

        assertThat(outcome.status()).isEqualTo(500);
        assertThat(new String(outcome.body(), StandardCharsets.UTF_8)).contains("\"IOException\"", "disk");
    }

    @Test
    void failuresAndCancellationsReachTheirMethods() {
        String ended = "'data':{'function_id':'app-fulfil','run_id':'r','error':{'name':'E','message':'why'},"
                + "'event':{'name':'shop/placed','data':{'orderId':'o1'}}}";

        body(function("fulfil").companions().get(0), "{'name':'inngest/function.failed'," + ended + "}");

        assertThat(shop.calls).containsExactly("failed: why Placed[orderId=o1]");
        assertThat(body(function("fulfil").companions().get(1), "{'name':'inngest/function.cancelled'," + ended + "}"))
                .isEqualTo("forgot shop/placed");
    }

    @Test
    void theInstanceIsAskedForOnEveryCall() {
        List<Shop> given = new ArrayList<>();
        List<InngestFunction> supplied = InngestFunction.annotated(Shop.class, () -> {
            given.add(new Shop());
            return given.get(given.size() - 1);
        });
        int atDefinition = given.size();

        body(supplied.get(0), "{'name':'shop/x'}");
        body(supplied.get(0), "{'name':'shop/x'}");

        assertThat(given).hasSize(atDefinition + 2);
    }

    public static class Nothing {}

    public static class Static {
        @DurableFunction(id = "f")
        public static void f() {}
    }

    public static class Hidden {
        @DurableFunction(id = "f")
        private void f() {}
    }

    public static class Twice {
        @DurableFunction(id = "f")
        public void a() {}

        @DurableFunction(id = "f")
        public void b() {}
    }

    public static class Stray {
        @DurableFunction(id = "f")
        public void f() {}

        @OnFailure("g")
        public void g() {}
    }

    public static class TwoKinds {
        @DurableFunction(id = "f")
        public void f(Placed placed, Changed changed) {}
    }

    public static class WrongEvent {
        @DurableFunction(id = "f")
        @OnEvent(Placed.class)
        public void f(Changed changed) {}
    }

    public static class Vague {
        @DurableFunction(id = "f")
        @OnEvent
        public void f() {}
    }

    public static class WrongOutcome {
        @DurableFunction(id = "f")
        public void f() {}

        @OnFailure("f")
        public void g(Cancellation<?> cancelled) {}
    }

    public static class WrongFailure {
        @DurableFunction(id = "f")
        @OnEvent(Placed.class)
        @OnEvent(Changed.class)
        public void f() {}

        @OnFailure("f")
        public void g(Failure<Placed> failure) {}
    }

    public static class RightFailure {
        @DurableFunction(id = "f")
        @OnEvent(Placed.class)
        public void f() {}

        @OnFailure("f")
        public void g(Failure<Placed> failure) {}
    }

    public abstract static class Generic<T> {
        @DurableFunction(id = "f")
        public void f(T data) {}
    }

    public static class OfVariable extends Generic<Placed> {}

    public static class Scalar {
        @DurableFunction(id = "f")
        public void f(String text) {}
    }

    public static class Primitive {
        @DurableFunction(id = "f")
        public void f(long number) {}
    }

    public static class ListOfData {
        @DurableFunction(id = "f")
        public void f(List<Placed> events) {}
    }

    public static class OtherPart {
        @DurableFunction(id = "f")
        public void f(Failure<Placed> failure) {}
    }

    public static class Asynchronous {
        @DurableFunction(id = "f")
        public CompletableFuture<String> f() {
            return CompletableFuture.completedFuture("");
        }
    }

    public static class Nameless {
        @DurableFunction(id = "f")
        @OnEvent(String.class)
        public void f() {}
    }

    public static class Jittery {
        @DurableFunction(id = "f")
        @OnCron(value = "* * * * *", jitter = "often")
        public void f() {}
    }

    public static class Unhurried {
        @DurableFunction(id = "f")
        @Checkpointed(maxRuntime = "for ever")
        public void f() {}
    }

    public static class Unbuffered {
        @DurableFunction(id = "f")
        @Checkpointed(bufferedSteps = 0)
        public void f() {}
    }

    public static class WrongSettings {
        @DurableFunction(id = "f")
        public void f() {}

        @Configures("f")
        public void g() {}
    }

    @Test
    void whatDoesNotFitIsRefusedNamingClassAndMethod() {
        assertThatThrownBy(() -> InngestFunction.annotated(new Nothing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing has no function");
        assertRefused(new Static(), "Static.f", "neither static nor private");
        assertRefused(new Hidden(), "Hidden.f", "neither static nor private");
        assertRefused(new Twice(), "Twice.", "of the same function");
        assertRefused(new Stray(), "Stray.g", "no @DurableFunction of this id");
        assertRefused(new TwoKinds(), "TwoKinds.f", "event data of two types");
        assertRefused(new WrongEvent(), "WrongEvent.f", "asks for", "Changed");
        assertRefused(new Vague(), "Vague.f", "either a class or a name");
        assertRefused(new WrongOutcome(), "WrongOutcome.g", "may be Failure and Step");
        assertRefused(new WrongSettings(), "WrongSettings.g", "FunctionSettings");
        assertRefused(new WrongFailure(), "WrongFailure.g", "Failure", "Placed", "is given a", "Changed");
        assertRefused(new OfVariable(), "Generic.f", "asks for T");
        assertRefused(new Scalar(), "Scalar.f", "asks for java.lang.String", "is an object");
        assertRefused(new Primitive(), "Primitive.f", "asks for long");
        assertRefused(new ListOfData(), "ListOfData.f", "java.util.List");
        assertRefused(new OtherPart(), "OtherPart.f", "Failure");
        assertRefused(new Asynchronous(), "Asynchronous.f", "returns a CompletableFuture");
        assertRefused(new Nameless(), "Nameless.f", "no @EventName");
        assertRefused(new Jittery(), "Jittery.f", "jitter", "'often'");
        assertRefused(new Unhurried(), "Unhurried.f", "@Checkpointed", "'for ever'");
        assertRefused(new Unbuffered(), "Unbuffered.f", "@Checkpointed", "0 steps");
    }

    @Test
    void theClassOfTheEventTellsWhatAFailureIsGiven() {
        assertThat(InngestFunction.annotated(new RightFailure()).get(0).companions())
                .hasSize(1);
    }

    /** As a container makes them: everything is overridden, nothing is annotated. */
    public static class ShopProxy extends Shop {
        @Override
        public String fulfil(Step step, Order order, Run<Order> run, InngestEvent<Order> event) {
            return "by proxy: " + super.fulfil(step, order, run, event);
        }
    }

    @Test
    void aProxyIsCalledInPlaceOfTheMethodItOverrides() {
        InngestFunction fulfil = InngestFunction.annotated(new ShopProxy()).get(2);
        assertThat(body(fulfil, "{'name':'shop/placed','data':{'orderId':'o1'}}"))
                .isEqualTo("by proxy: Placed[orderId=o1] shop/placed fulfil");
    }

    private static void assertRefused(Object bean, String... parts) {
        assertThatThrownBy(() -> InngestFunction.annotated(bean))
                .isInstanceOf(InvalidFunctionException.class)
                .hasMessageContainingAll(parts);
    }

    private InngestFunction function(String id) {
        return functions.stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object body(InngestFunction function, String event) {
        return FunctionCalls.of(function).event(event).result();
    }

    private static CallOutcome call(InngestFunction function, String event) {
        return FunctionCalls.of(function).event(event).call();
    }
}
