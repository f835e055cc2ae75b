package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Step;
import io.github.inngest4j.StepAction;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.TypeRef;
import io.github.inngest4j.cdi.DurableStep;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.TransientReference;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of a method steps. Outside of the interceptor for transactions, whose priority is 200 above the base.
 * Serializable as the interceptors of passivating beans have to be; GlassFish asks it of those of all Enterprise Beans.
 */
@Interceptor
@DurableStep
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class DurableStepInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Not there any more when the bean comes back from where it was put. */
    private final transient @Nullable Calls calls;

    /** For the container. */
    @Inject
    public DurableStepInterceptor(@TransientReference Calls calls) {
        this.calls = calls;
    }

    /** Around a call of the method. */
    @AroundInvoke
    public @Nullable Object around(InvocationContext invocation) throws Exception {
        Method method = invocation.getMethod();
        DurableStep step = method.getAnnotation(DurableStep.class);
        String id = step == null || step.value().isEmpty() ? method.getName() : step.value();
        CurrentCall call = calls().find();
        if (call == null) {
            refuse(method, id, step != null && step.required());
            return invocation.proceed();
        }
        return call.isInStep() ? invocation.proceed() : perform(call.step(), id, method, invocation);
    }

    private Calls calls() {
        return calls == null ? CDI.current().select(Calls.class).get() : calls;
    }

    private static @Nullable Object perform(Step steps, String id, Method method, InvocationContext invocation) {
        Type type = method.getGenericReturnType();
        if (type == void.class) {
            StepAction action = invocation::proceed;
            steps.run(id, action);
            return null;
        }
        Type boxed = type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
        return steps.run(id, TypeRef.of(boxed), invocation::proceed);
    }

    private void refuse(Method method, String id, boolean required) {
        String name = "step '" + id + "' (" + method.getDeclaringClass().getName() + "." + method.getName() + ")";
        calls().refuseForeign(name);
        if (required) {
            throw new StepUsageException(name + " is called outside of a run, but its @DurableStep has required = true:"
                    + " call it in a durable function, on the function's thread");
        }
    }
}
