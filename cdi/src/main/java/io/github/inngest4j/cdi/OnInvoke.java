package io.github.inngest4j.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that no event and no schedule starts the annotated {@link io.github.inngest4j.DurableFunction}, but only other
 * functions, by {@link io.github.inngest4j.Step#invoke}. A discovered function that has no trigger and does not say so is
 * an error of the deployment: it would never run, and nobody would notice.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnInvoke {}
