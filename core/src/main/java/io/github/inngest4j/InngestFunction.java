package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.middleware.Middleware;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A durable function: its id, what triggers it, how it is limited, and its code. Immutable and thread-safe.
 *
 * <p>There are three ways to write one: {@link #define} with a lambda, {@link #declare} with blocks that are executed in
 * their order, {@link #annotated(Object)} with methods of a class.
 */
public sealed interface InngestFunction permits TypedFunction {

    /**
     * Defines a function with a lambda or a method as its code.
     *
     * @param id the id, unique in the app and the same in each version of it; runs under way would be lost with it. It has
     *     no white space, quotes or backslashes
     * @return a builder
     */
    static FunctionBuilder<Map<String, @Nullable Object>> define(String id) {
        return new FunctionBuilder<>(id);
    }

    /**
     * Declares a function as blocks that are executed in their order and share one map.
     *
     * @param name the name, from which the id is made if none is given
     * @return a builder
     */
    static DeclaredBuilder declare(String name) {
        return new DeclaredBuilder(name);
    }

    /**
     * Finds the functions of an object: its methods with {@link DurableFunction}, those of super classes too. A method
     * that overrides such a one without annotations, as in a proxy, is called in its place.
     *
     * @param bean the object. Nothing need be public, unless its class is in a named module: then class and methods are
     *     public and their package exported, or the package is open to {@code io.github.inngest4j.core}
     * @return the functions, ordered by their ids
     * @throws InvalidFunctionException if a definition is wrong; the message names the function, and class and method
     *     where they are wrong
     * @throws IllegalArgumentException if there is no function
     */
    static List<InngestFunction> annotated(Object bean) {
        return annotated(bean.getClass(), () -> bean);
    }

    /**
     * Finds the functions of a class, whose instance is asked for anew on every call.
     *
     * @param <B> the class
     * @param type the class, see {@link #annotated(Object)}
     * @param bean gives the object to call; for methods with {@link Configures} it is asked at once, and may give
     *     {@code null} then: they are left out of functions that are only to be checked
     * @return the functions, ordered by their ids
     * @throws InvalidFunctionException if a definition is wrong, see {@link #annotated(Object)}
     * @throws IllegalArgumentException if there is no function
     */
    static <B> List<InngestFunction> annotated(Class<? extends B> type, Supplier<? extends @Nullable B> bean) {
        return new AnnotatedFunctions(type, bean).find();
    }

    /**
     * The id of the function, without the app's prefix.
     *
     * @return the id
     */
    String id();

    /**
     * The name of the function for people.
     *
     * @return the name
     */
    String name();

    /**
     * What the function is for.
     *
     * @return the description, or {@code null} if there is none
     */
    @Nullable
    String description();

    /**
     * What starts the function.
     *
     * @return the triggers in the order of their definition; none if the function is only invoked
     */
    List<FunctionTrigger> triggers();

    /**
     * How the function is retried, limited and cancelled.
     *
     * @return the options
     */
    FunctionOptions options();

    /**
     * The code around this function, within that of the app.
     *
     * @return the middleware in its order
     */
    List<Middleware> middleware();

    /**
     * Whether calls of this function go on after a step.
     *
     * @return the rule, or {@code null} for that of the app
     */
    @Nullable
    Checkpointing checkpointing();

    /**
     * What the data of a triggering event is bound to.
     *
     * @param eventName the event's name
     * @return the type
     */
    Type dataType(String eventName);

    /**
     * The code of the function. Its runs must be given the data as {@link #dataType} says.
     *
     * @return the handler
     */
    Handler<?> handler();

    /**
     * This function with other code around its own; for the library's own adapters.
     *
     * @param around gives the code that takes the place of this function's, and that of its companions'
     * @return a copy
     */
    InngestFunction around(UnaryOperator<Handler<?>> around);

    /**
     * The functions that are served together with this one: those that are started when a run of it has failed or was
     * cancelled.
     *
     * @return functions of their own, with ids made from this one's; they have no companions
     */
    List<InngestFunction> companions();
}
