package io.github.inngest4j.examples.quarkus;

import io.github.inngest4j.cdi.EventSender;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** Takes orders and payments: it sends events, and answers at once. */
@Path("orders")
@RequestScoped
public class OrderResource {

    @Inject
    EventSender<OrderPlaced> placed;

    @Inject
    EventSender<OrderPaid> paid;

    @Inject
    Warehouse warehouse;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String place(OrderPlaced order) {
        return "event " + placed.send(order) + " sent\n";
    }

    @POST
    @Path("{orderId}/payment")
    public String pay(@PathParam("orderId") String orderId) {
        return "event " + paid.send(new OrderPaid(orderId)) + " sent\n";
    }

    @GET
    @Path("{orderId}")
    public String look(@PathParam("orderId") String orderId) {
        return "order " + orderId + " " + warehouse.state(orderId) + "\n";
    }
}
