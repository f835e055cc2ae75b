/**
 * Durable functions as CDI beans.
 *
 * <pre>{@code
 * @InngestApp("shop")
 * @ApplicationScoped
 * public class Orders {
 *     @Inject
 *     Warehouse warehouse;
 *
 *     @DurableFunction(id = "fulfil-order", retries = 5)
 *     @OnEvent(OrderPlaced.class)
 *     public String fulfil(OrderPlaced order, Step step) {
 *         Reservation stock = warehouse.reserve(order);          // a step, for its method says so
 *         step.sleep("cool-off", Duration.ofMinutes(30));
 *         warehouse.ship(stock.id());
 *         return "shipped";
 *     }
 * }
 *
 * @ApplicationScoped
 * public class Warehouse {
 *     @PersistenceContext
 *     EntityManager stock;
 *
 *     @Inject
 *     Run<?> run;
 *
 *     @DurableStep("reserve-stock")
 *     @Transactional
 *     public Reservation reserve(OrderPlaced order) { ... }      // committed, then reported
 *
 *     @DurableStep
 *     @Transactional
 *     public void ship(String reservationId) { ... }
 * }
 *
 * @Path("orders")
 * public class OrderResource {
 *     @Inject
 *     EventSender<OrderPlaced> placed;
 *
 *     @POST
 *     public String place(OrderPlaced order) {
 *         return placed.send(order);
 *     }
 * }
 * }</pre>
 *
 * <p><b>Functions</b> are the methods with {@link io.github.inngest4j.DurableFunction} of enabled beans, those of super
 * classes too, and the beans of type {@link io.github.inngest4j.InngestFunction}, such as those that a producer makes. A
 * method is called through the contextual reference of its bean, so that interceptors and decorators work; an object of a
 * dependent bean lives for one call. The calling thread is that of the request, and so are its security identity and its
 * thread-locals; a request context is active, the request's own or one for the call. If there is a
 * {@code jakarta.validation.Validator}, data of events is validated before the code sees it; what is not valid fails the run
 * at once.
 *
 * <p><b>What is wrong is an error of the deployment:</b> an id that two functions have, a function that nothing starts, a
 * schedule that cannot be, a parameter that cannot be filled, a private or static method, a function in a transaction. The
 * message names class, method, reason and remedy.
 *
 * <p><b>Injection.</b> {@link io.github.inngest4j.Inngest} is the app. {@link io.github.inngest4j.Step} and
 * {@link io.github.inngest4j.Run} are those of the call that the present thread executes, wherever they were injected;
 * outside of a call their use fails with an {@link java.lang.IllegalStateException}.
 * {@link io.github.inngest4j.cdi.EventSender} sends events of one class,
 * {@link io.github.inngest4j.cdi.ToInngest} sends CDI events.
 *
 * <p><b>Transactions.</b> A call ends at a step, so no transaction can span one. A step, or anything that may suspend the
 * run, in an active JTA transaction is refused with a {@link io.github.inngest4j.StepUsageException}, also a step that is
 * recorded already, and the run is not retried. {@code @Transactional} belongs on the methods of steps.
 *
 * <p><b>Apps.</b> The id of the main app is the setting {@code inngest.app-id}, else that of an
 * {@link io.github.inngest4j.cdi.InngestApp} on a class with functions. Its other settings are looked up in the parameters of
 * the web application, then in MicroProfile Config where there is one, else in system properties and environment
 * variables; see {@link io.github.inngest4j.InngestBuilder}. Code sets what code has to by observing the builder, before it
 * is built:
 *
 * <pre>{@code
 * void configure(@Observes @Default InngestBuilder shop) {
 *     shop.middleware(new EncryptionMiddleware(key));
 * }
 * }</pre>
 *
 * <p>An application may as well produce an {@code Inngest} itself, and then closes it itself; and it has as many apps as
 * there are qualifiers for them, see {@link io.github.inngest4j.cdi.InngestApp}. Their builders are observed with the
 * qualifier.
 *
 * <p><b>Serving.</b> With {@code inngest4j-servlet} in the WAR the main app is served at {@code /api/inngest} below the
 * application's path, without anything more. {@code inngest.serve-path} moves it, and is the path from the root of the
 * server, as the Inngest server sees it; {@code none} forbids it. An app with a qualifier is served where
 * {@code inngest.app.<id>.serve-path} says. Where the application mounts an endpoint itself, by a class that extends an
 * adapter's, nothing is mounted for it. Calls are executed on the thread of the request, unless {@code inngest.executor} is
 * {@code default}, for the server's default {@code ManagedExecutorService}, or the JNDI name of another one.
 *
 * <p>Nothing is static: two applications in one server know nothing of each other.
 */
@NullMarked
package io.github.inngest4j.cdi;

import org.jspecify.annotations.NullMarked;
