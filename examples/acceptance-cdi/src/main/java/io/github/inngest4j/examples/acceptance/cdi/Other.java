package io.github.inngest4j.examples.acceptance.cdi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import io.github.inngest4j.cdi.InngestApp;
import io.github.inngest4j.examples.acceptance.OtherApp;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The second app. */
@Qualifier
@InngestApp(OtherApp.ID)
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface Other {}
