package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.cdi.InngestApp;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

// example: app of a qualifier
@Qualifier
@InngestApp("billing")
@Retention(RetentionPolicy.RUNTIME)
public @interface Billing {}
// end
