/**
 * The adapter for Jakarta REST 3.1: {@link io.github.inngest4j.jaxrs.InngestResource}, a resource to extend, and
 * {@link io.github.inngest4j.jaxrs.InngestFeature}, to register. Either turns requests into those of core's doorway, and the
 * doorway's answers into responses. It knows nothing of the protocol, and no JSON provider takes part.
 *
 * <pre>{@code
 * @ApplicationPath("/api")
 * public class Shop extends Application {}
 *
 * @Path("/inngest")
 * public class Endpoint extends InngestResource {
 *     @Override
 *     protected void configure(InngestMount mount) {
 *         mount.app("shop").functions(Orders.fulfil(), Orders.remind());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.inngest4j.jaxrs;

import org.jspecify.annotations.NullMarked;
