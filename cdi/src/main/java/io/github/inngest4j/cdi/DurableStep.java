package io.github.inngest4j.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a step: within a run, a call of it by another bean is executed once, and its result is
 * remembered (SDK specification, section 5). The result is bound to the method's generic return type. Whatever the method
 * throws reaches the caller as a {@link io.github.inngest4j.StepException}, after the retries that the function has.
 *
 * <p>The interceptor stands outside of that for {@code @Transactional}: a step's transaction is over before the step is
 * reported. Within another step, and outside of a run, the call is an ordinary one. From a thread that was started by the
 * run it fails, for steps belong to the thread of the run; a thread of a pool is not known to be one, so that there the
 * call is an ordinary one, unless {@link #required} says otherwise.
 *
 * <p>As with any interceptor the call has to come from another bean, so a bean has either functions or steps; and the
 * method is neither private nor static nor final. Anything else is an error of the deployment. It belongs on methods, not
 * on classes.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface DurableStep {

    /**
     * The id of the step; one that repeats counts up, see {@link io.github.inngest4j.Step}.
     *
     * @return the id; by default the name of the method
     */
    @Nonbinding
    String value() default "";

    /**
     * Whether the method may only be called in a run.
     *
     * @return whether a call outside of a run is refused; by default it is an ordinary one
     */
    @Nonbinding
    boolean required() default false;
}
