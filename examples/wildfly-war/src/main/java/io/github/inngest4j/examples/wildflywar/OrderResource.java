package io.github.inngest4j.examples.wildflywar;

import io.github.inngest4j.cdi.EventSender;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Takes orders and payments: it sends events, and answers at once. */
@Path("orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject
    EventSender<OrderPlaced> placed;

    @Inject
    EventSender<OrderPaid> paid;

    @Inject
    Orders orders;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@Valid OrderPlaced order) {
        return sent(placed.send(order));
    }

    @POST
    @Path("{orderId}/payment")
    public Response pay(@PathParam("orderId") String orderId) {
        return sent(paid.send(new OrderPaid(orderId)));
    }

    @GET
    @Path("{orderId}")
    public Purchase look(@PathParam("orderId") String orderId) {
        Purchase purchase = orders.find(orderId);
        if (purchase == null) {
            throw new NotFoundException();
        }
        return purchase;
    }

    private static Response sent(String eventId) {
        return Response.accepted(Map.of("eventId", eventId)).build();
    }
}
