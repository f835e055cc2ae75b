package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.cdi.internal.Calls;
import io.github.inngest4j.cdi.internal.DurableStepInterceptor;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.EngineStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.interceptor.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beans that a server may put aside, together with their interceptors. */
class PassivationTest {

    @SessionScoped
    public static class Basket implements Serializable {

        private static final long serialVersionUID = 1L;

        @DurableStep
        public String order() {
            return "ordered";
        }
    }

    @InngestApp("shop")
    @ApplicationScoped
    public static class Orders {

        @DurableFunction(id = "order")
        @OnEvent(OrderPlaced.class)
        public Object order() throws Exception {
            return putAside(new DurableStepInterceptor(new Calls())).around(callOf(Basket.class, "order"));
        }
    }

    private static DurableStepInterceptor putAside(DurableStepInterceptor interceptor) throws Exception {
        ByteArrayOutputStream aside = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(aside)) {
            out.writeObject(interceptor);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(aside.toByteArray()))) {
            return (DurableStepInterceptor) in.readObject();
        }
    }

    private static InvocationContext callOf(Class<?> bean, String method) {
        return (InvocationContext) Proxy.newProxyInstance(
                bean.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> bean.getMethod(method);
                    case "proceed" -> "ordered";
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    @ParameterizedTest
    @MethodSource("io.github.inngest4j.cdi.Flavour#supported")
    void stepsOfBeansThatCameBackAreSteps(Flavour flavour) {
        try (Deployed app = Deployed.of(flavour, Orders.class, Basket.class)) {
            EngineRun run = app.run("order", new OrderPlaced("1"));
            assertThat(run.output(String.class)).isEqualTo("ordered");
            assertThat(run.steps()).extracting(EngineStep::id).containsExactly("order");
        }
    }
}
