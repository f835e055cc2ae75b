package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.inngest4j.Configures;
import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.FunctionSettings;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnCron;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.OnFailure;
import io.github.inngest4j.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong keeps the application from starting, and the message says class, method, reason and remedy. */
@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class DeploymentErrorsTest {

    private final Flavour flavour;

    DeploymentErrorsTest(Flavour flavour) {
        this.flavour = flavour;
    }

    private void refuses(Class<?> bean, String... parts) {
        refuses(List.of(bean), parts);
    }

    private void refuses(List<Class<?>> beans, String... parts) {
        Throwable failure = catchThrowable(
                () -> Deployed.of(flavour, beans.toArray(Class<?>[]::new)).close());
        assertThat(failure).isNotNull();
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each.getMessage()).append('\n');
        }
        assertThat(all.toString()).contains(parts);
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class One {
        @DurableFunction(id = "same")
        @OnEvent(OrderPlaced.class)
        public void one() {}
    }

    @ApplicationScoped
    public static class Two {
        @DurableFunction(id = "same")
        @OnEvent(name = "other")
        public void two() {}
    }

    @Test
    void anIdOfTwoFunctions() {
        refuses(List.of(One.class, Two.class), "DeploymentErrorsTest$", ".one", ".two", "'same'", "change one of them");
    }

    @ApplicationScoped
    public static class ProducesSame {
        @Produces
        InngestFunction same() {
            return InngestFunction.define("same").onEvent("x").action((run, step) -> {});
        }
    }

    @Test
    void anIdOfAProducedFunction() {
        refuses(List.of(One.class, ProducesSame.class), "app 'shop'", "'same'", "another id");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class NoTrigger {
        @DurableFunction(id = "never")
        public void never() {}
    }

    @Test
    void aFunctionThatNothingStarts() {
        refuses(NoTrigger.class, "NoTrigger.never", "nothing starts", "@OnInvoke");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class OnlyInvoked {
        @DurableFunction(id = "invoked")
        @OnInvoke
        public void invoked() {}
    }

    @Test
    void notAFunctionThatIsInvoked() {
        try (Deployed app = Deployed.of(flavour, OnlyInvoked.class)) {
            assertThat(app.apps().functions(app.apps().at(null))).hasSize(1);
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class NoFunction {
        @OnEvent(OrderPlaced.class)
        public void forgotten() {}
    }

    @Test
    void aTriggerOfNoFunction() {
        refuses(NoFunction.class, "NoFunction.forgotten", "@DurableFunction");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class BadCron {
        @DurableFunction(id = "nightly")
        @OnCron("61 * * * *")
        public void nightly() {}

        @Configures("nightly")
        public void configure(FunctionSettings<?> settings) {
            throw new AssertionError("no bean is called before the application has started");
        }
    }

    @Test
    void aScheduleThatCannotBe() {
        refuses(BadCron.class, "BadCron", "'nightly'", "61 * * * *");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class BadParameter {
        @DurableFunction(id = "numbers")
        @OnEvent(OrderPlaced.class)
        public void numbers(int number) {}
    }

    @Test
    void aParameterThatCannotBeFilled() {
        refuses(BadParameter.class, "BadParameter.numbers", "asks for int", "ask for a record");
    }

    @InngestApp("shop")
    @Dependent
    public static class Hidden {
        @DurableFunction(id = "hidden")
        @OnEvent(OrderPlaced.class)
        private void hidden() {}
    }

    @InngestApp("shop")
    @Dependent
    public static class Shared {
        @DurableFunction(id = "shared")
        @OnEvent(OrderPlaced.class)
        public static void shared() {}
    }

    @Test
    void aMethodThatCannotBeCalledOnABean() {
        refuses(Hidden.class, "Hidden.hidden", "neither static nor private");
        refuses(Shared.class, "Shared.shared", "neither static nor private");
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class TransactionalMethod {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        @Transactional
        public void method() {}
    }

    @InngestApp("shop")
    @ApplicationScoped
    @Transactional
    public static class TransactionalClass {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        @Transactional(Transactional.TxType.NOT_SUPPORTED)
        public void method() {}

        @OnFailure("f")
        public void failed(Step step) {}
    }

    @Transactional
    public abstract static class TransactionalBase {}

    @InngestApp("shop")
    @ApplicationScoped
    public static class InheritsTransactional extends TransactionalBase {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        public void method() {}
    }

    @Stereotype
    @Transactional
    @ApplicationScoped
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Service {}

    @InngestApp("shop")
    @Service
    public static class ByStereotype {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        public void method() {}
    }

    @InterceptorBinding
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface UnitOfWork {}

    @InngestApp("shop")
    @ApplicationScoped
    public static class ByBinding {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        @UnitOfWork
        public void method() {}
    }

    @Test
    void aFunctionInATransaction() {
        String remedy = "put @Transactional on the methods that steps execute";
        refuses(TransactionalMethod.class, "TransactionalMethod.method", remedy);
        refuses(TransactionalClass.class, "TransactionalClass.failed", remedy);
        refuses(InheritsTransactional.class, "InheritsTransactional.method", remedy);
        refuses(ByStereotype.class, "ByStereotype.method", "by @Service", remedy);
        refuses(ByBinding.class, "ByBinding.method", "by @UnitOfWork", remedy);
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Both {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        public void function() {}

        @DurableStep
        public void step() {}
    }

    @Dependent
    public static class PrivateStep {
        @DurableStep
        private void step() {}
    }

    @Dependent
    public static class StaticStep {
        @DurableStep
        public static void step() {}
    }

    @Dependent
    public static class FinalStep {
        @DurableStep
        public final void step() {}
    }

    @Dependent
    public static class LateStep {
        @DurableStep
        public CompletionStage<String> step() {
            return CompletableFuture.completedFuture("late");
        }
    }

    public abstract static class Loader<T> {
        @DurableStep
        public T load() {
            throw new UnsupportedOperationException();
        }
    }

    @Dependent
    public static class OrderLoader extends Loader<OrderPlaced> {}

    @Test
    void aStepThatWouldBeNone() {
        refuses(Both.class, "Both.step", "functions and steps", "a bean of their own");
        refuses(PrivateStep.class, "PrivateStep.step", "remove 'private'");
        refuses(StaticStep.class, "StaticStep.step", "remove 'static'");
        refuses(FinalStep.class, "FinalStep", "step", "final"); // The container says it before we can.
        refuses(LateStep.class, "LateStep.step", "CompletionStage", "return the result itself");
        refuses(OrderLoader.class, "Loader.load", "variable", "override");
    }

    @Singleton
    public static class Nameless {
        @DurableFunction(id = "f")
        @OnEvent(OrderPlaced.class)
        public void function() {}
    }

    @Test
    void anAppWithoutId() {
        refuses(Nameless.class, "inngest.app-id", "INNGEST_APP_ID", "@InngestApp");
    }

    @InngestApp("other")
    @Singleton
    public static class OtherName {
        @DurableFunction(id = "g")
        @OnEvent(OrderPlaced.class)
        public void function() {}
    }

    @Test
    void anAppWithTwoIds() {
        refuses(List.of(One.class, OtherName.class), "shop", "other", "more than one id");
    }
}
