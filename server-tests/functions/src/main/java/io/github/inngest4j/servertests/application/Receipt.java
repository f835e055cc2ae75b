package io.github.inngest4j.servertests.application;

import jakarta.json.bind.annotation.JsonbProperty;

/** What was paid for an order. A class, and so bound by the JSON-B provider. */
public class Receipt {

    /** The order. */
    @JsonbProperty("order_number")
    public long orderNumber;

    /** What was paid. */
    public long cents;

    /** The id of the event that told others of it. */
    public String event = "";

    /** The deployment that wrote it. */
    public String deployment = "";

    /** Made by the provider, and below. */
    public Receipt() {}

    static Receipt of(Order order, String event) {
        Receipt receipt = new Receipt();
        receipt.orderNumber = order.number();
        receipt.cents = order.total();
        receipt.event = event;
        receipt.deployment = Deployment.CURRENT.id();
        return receipt;
    }
}
