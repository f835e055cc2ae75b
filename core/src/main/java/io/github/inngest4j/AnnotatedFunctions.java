package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointed;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.protocol.GoDuration;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the functions in a class with annotations. Reflection ends here: calls go through prepared handles. */
final class AnnotatedFunctions {

    private final Class<?> type;
    private final Supplier<? extends @Nullable Object> bean;
    private final List<Method> methods;

    AnnotatedFunctions(Class<?> type, Supplier<? extends @Nullable Object> bean) {
        this.type = type;
        this.bean = bean;
        this.methods = methods(type);
    }

    /**
     * The methods with a role, those of super classes too. A method that overrides one without repeating its annotations,
     * as proxies do, leaves it its role and is called in its place.
     */
    private static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                String signature = method.getName() + List.of(method.getParameterTypes());
                if (!method.isSynthetic() && hasRole(method) && seen.add(signature)) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean hasRole(Method method) {
        return method.isAnnotationPresent(DurableFunction.class)
                || method.isAnnotationPresent(OnFailure.class)
                || method.isAnnotationPresent(OnCancel.class)
                || method.isAnnotationPresent(Configures.class);
    }

    List<InngestFunction> find() {
        Map<String, Method> failures = byId(OnFailure.class, OnFailure::value);
        Map<String, Method> cancellations = byId(OnCancel.class, OnCancel::value);
        Map<String, Method> settings = byId(Configures.class, Configures::value);
        List<InngestFunction> functions = new ArrayList<>();
        Map<String, Method> coded = byId(DurableFunction.class, DurableFunction::id);
        for (Map.Entry<String, Method> each : coded.entrySet()) {
            String id = each.getKey();
            functions.add(
                    function(id, each.getValue(), settings.remove(id), failures.remove(id), cancellations.remove(id)));
        }
        refuseStrays(OnFailure.class, failures);
        refuseStrays(OnCancel.class, cancellations);
        refuseStrays(Configures.class, settings);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " has no function: annotate a method with @DurableFunction");
        }
        functions.sort(Comparator.comparing(InngestFunction::id));
        return List.copyOf(functions);
    }

    private <A extends Annotation> Map<String, Method> byId(Class<A> annotation, Function<A, String> id) {
        Map<String, Method> found = new HashMap<>();
        for (Method method : methods) {
            A present = method.getAnnotation(annotation);
            if (present != null) {
                Method other = found.put(id.apply(present), method);
                if (other != null) {
                    throw new AnnotatedMethod(id.apply(present), method)
                            .refused("method " + other.getName() + " has an @" + annotation.getSimpleName()
                                    + " of the same function");
                }
            }
        }
        return found;
    }

    private static void refuseStrays(Class<?> annotation, Map<String, Method> strays) {
        for (Map.Entry<String, Method> stray : strays.entrySet()) {
            throw new AnnotatedMethod(stray.getKey(), stray.getValue())
                    .refused("it is annotated with @" + annotation.getSimpleName()
                            + ", but the class has no @DurableFunction of this id");
        }
    }

    private InngestFunction function(
            String id,
            Method method,
            @Nullable Method settings,
            @Nullable Method failure,
            @Nullable Method cancellation) {
        AnnotatedMethod code = new AnnotatedMethod(id, method);
        refuseAsynchronous(code);
        AnnotatedParameters parameters = AnnotatedParameters.of(code);
        FunctionBuilder<@Nullable Object> builder = builder(id, method, code, parameters);
        if (settings != null) {
            configure(builder, new AnnotatedMethod(id, settings));
        }
        TypedFunction<@Nullable Object> function =
                builder.handler((run, step) -> code.call(bean.get(), parameters.values(run, step)));
        Set<Type> bound = boundTypes(function);
        if (failure != null) {
            function = function.onFailureReturning(outcome(new AnnotatedMethod(id, failure), Failure.class, bound));
        }
        if (cancellation != null) {
            function = function.onCancelReturning(
                    outcome(new AnnotatedMethod(id, cancellation), Cancellation.class, bound));
        }
        return function;
    }

    private static FunctionBuilder<@Nullable Object> builder(
            String id, Method method, AnnotatedMethod code, AnnotatedParameters parameters) {
        DurableFunction definition = method.getAnnotation(DurableFunction.class);
        FunctionBuilder<@Nullable Object> builder = new FunctionBuilder<>(id);
        if (!definition.name().isEmpty()) {
            builder.name(definition.name());
        }
        if (!definition.description().isEmpty()) {
            builder.description(definition.description());
        }
        if (definition.retries() != -1) {
            builder.retries(definition.retries());
        }
        Checkpointed checkpointed = method.getAnnotation(Checkpointed.class);
        if (checkpointed != null) {
            builder.checkpointing(checkpointing(checkpointed, code));
        }
        OnEvent[] events = method.getAnnotationsByType(OnEvent.class);
        Type data = parameters.data() == null ? firstClass(events) : parameters.data();
        if (data != null) {
            builder.decide(data);
        }
        for (OnEvent event : events) {
            addEvent(builder, event, code, parameters.data());
        }
        for (OnCron cron : method.getAnnotationsByType(OnCron.class)) {
            if (cron.jitter().isEmpty()) {
                builder.onCron(cron.value());
            } else {
                builder.onCron(cron.value(), jitter(cron, code));
            }
        }
        return builder;
    }

    /** What nobody asks for is bound to the first class, as by {@link FunctionBuilder#on(Class[])}. */
    private static @Nullable Type firstClass(OnEvent[] events) {
        for (OnEvent event : events) {
            if (event.value() != Void.class) {
                return event.value();
            }
        }
        return null;
    }

    private static Checkpointing checkpointing(Checkpointed checkpointed, AnnotatedMethod code) {
        try {
            return new Checkpointing(
                    checkpointed.value(),
                    checkpointed.bufferedSteps(),
                    GoDuration.parse(checkpointed.maxInterval()),
                    GoDuration.parse(checkpointed.maxRuntime()),
                    null);
        } catch (IllegalArgumentException e) {
            throw code.refused("its @Checkpointed: " + e.getMessage());
        }
    }

    private static Duration jitter(OnCron cron, AnnotatedMethod code) {
        try {
            return GoDuration.parse(cron.jitter());
        } catch (IllegalArgumentException e) {
            throw code.refused("the jitter of an @OnCron: " + e.getMessage());
        }
    }

    private static void addEvent(FunctionBuilder<?> builder, OnEvent event, AnnotatedMethod code, @Nullable Type data) {
        boolean typed = event.value() != Void.class;
        if (typed != event.name().isEmpty()) {
            throw code.refused("an @OnEvent needs either a class or a name");
        }
        String condition = event.condition().isEmpty() ? null : event.condition();
        if (!typed) {
            builder.add(event.name(), condition);
            return;
        }
        if (!event.value().isAnnotationPresent(EventName.class)) {
            throw code.refused("an @OnEvent has " + event.value().getName() + ", which has no @EventName");
        }
        if (AnnotatedParameters.raw(data) instanceof Class<?> asked && !asked.isAssignableFrom(event.value())) {
            throw code.refused("its parameter asks for " + asked.getName() + ", but an event of "
                    + event.value().getName() + " starts it");
        }
        builder.add(event.value(), condition);
    }

    private void configure(FunctionBuilder<?> builder, AnnotatedMethod settings) {
        List<Type> parameters = settings.parameterTypes();
        if (parameters.size() != 1 || AnnotatedParameters.raw(parameters.get(0)) != FunctionSettings.class) {
            throw settings.refused("a method with @Configures has one parameter: FunctionSettings<?>");
        }
        Object object = bean.get();
        if (object == null) {
            return;
        }
        try {
            settings.call(object, builder);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(settings.refused("it has failed").getMessage(), e);
        }
    }

    /** What the events that start a function are bound to. */
    private static Set<Type> boundTypes(InngestFunction function) {
        Set<Type> types = new LinkedHashSet<>();
        for (FunctionTrigger trigger : function.triggers()) {
            types.add(function.dataType(trigger instanceof FunctionTrigger.Event event ? event.name() : ""));
        }
        types.add(function.dataType(""));
        return types;
    }

    private <O> OutcomeHandler<O> outcome(AnnotatedMethod method, Class<?> outcome, Set<Type> bound) {
        refuseAsynchronous(method);
        List<Type> parameters = method.parameterTypes();
        for (Type parameter : parameters) {
            if (parameter != Step.class && AnnotatedParameters.raw(parameter) != outcome) {
                throw method.refused("its parameters may be " + outcome.getSimpleName() + " and Step, but one is "
                        + parameter.getTypeName());
            }
            if (AnnotatedParameters.raw(AnnotatedParameters.argument(parameter)) instanceof Class<?> asked) {
                for (Type type : bound) {
                    if (AnnotatedParameters.raw(type) instanceof Class<?> data && !asked.isAssignableFrom(data)) {
                        throw method.refused("it asks for a " + parameter.getTypeName()
                                + ", but the function is given a " + type.getTypeName());
                    }
                }
            }
        }
        return (ended, step) -> {
            @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = parameters.get(i) == Step.class ? step : ended;
            }
            return method.call(bean.get(), arguments);
        };
    }

    /** A run is over when the method returns; what it left behind would be lost. */
    private static void refuseAsynchronous(AnnotatedMethod method) {
        Class<?> result = method.returnType();
        if (CompletionStage.class.isAssignableFrom(result) || Future.class.isAssignableFrom(result)) {
            throw method.refused("it returns a " + result.getSimpleName()
                    + ", but a run is over when the method returns: return the result itself");
        }
    }
}
