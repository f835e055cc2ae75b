package io.github.inngest4j.examples.wildflywar;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** An order, as the shop knows it. */
@Entity
public class Purchase {

    /** How far an order has come. */
    public enum State {
        RESERVED,
        AWAITING_PAYMENT,
        SHIPPED,
        EXPIRED,
        REFUSED
    }

    @Id
    private String orderId;

    private String article;
    private int quantity;
    private String remark;

    @Enumerated(EnumType.STRING)
    private State state;

    protected Purchase() {}

    Purchase(OrderPlaced order, State state, String remark) {
        this.orderId = order.orderId();
        this.article = order.article();
        this.quantity = order.quantity();
        this.state = state;
        this.remark = remark;
    }

    public String getOrderId() {
        return orderId;
    }

    public String getArticle() {
        return article;
    }

    public int getQuantity() {
        return quantity;
    }

    public State getState() {
        return state;
    }

    public String getRemark() {
        return remark;
    }

    void become(State next) {
        state = next;
    }
}
