package io.github.inngest4j.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives an app its id, where the application does not produce an {@link io.github.inngest4j.Inngest} itself.
 *
 * <p>On a class with functions it names the deployment's main app; the setting {@code inngest.app-id} goes before it. On a
 * qualifier it makes an app of its own, to which the beans with that qualifier belong:
 *
 * <pre>{@code
 * @Qualifier
 * @InngestApp("billing")
 * @Retention(RetentionPolicy.RUNTIME)
 * public @interface Billing {}
 *
 * @Billing
 * @ApplicationScoped
 * public class Invoices {
 *     @DurableFunction(id = "send-invoice")
 *     @OnEvent(OrderShipped.class)
 *     public void send(OrderShipped order, Step step) { ... }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface InngestApp {

    /**
     * The id of the app.
     *
     * @return the id, the first part of its functions' ids on the wire
     */
    String value();
}
