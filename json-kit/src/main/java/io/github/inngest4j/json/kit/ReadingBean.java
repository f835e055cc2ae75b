package io.github.inngest4j.json.kit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same as {@link Reading}, as a class with getters and setters. */
public class ReadingBean {

    private int amount;
    private @Nullable Integer seats;
    private long ticket;
    private double ratio;
    private @Nullable BigDecimal price;
    private @Nullable BigInteger huge;
    private @Nullable String label;
    private @Nullable List<Integer> scores;
    private @Nullable Map<String, Integer> totals;
    private @Nullable Mood mood;
    private @Nullable Instant moment;
    private Optional<Integer> perhaps = Optional.empty();

    /** With nothing in it. */
    public ReadingBean() {}

    /**
     * See {@link Reading#amount()}.
     *
     * @return the value
     */
    public int getAmount() {
        return amount;
    }

    /**
     * Sets what {@link #getAmount()} gives.
     *
     * @param amount the value
     */
    public void setAmount(int amount) {
        this.amount = amount;
    }

    /**
     * See {@link Reading#seats()}.
     *
     * @return the value
     */
    public @Nullable Integer getSeats() {
        return seats;
    }

    /**
     * Sets what {@link #getSeats()} gives.
     *
     * @param seats the value
     */
    public void setSeats(@Nullable Integer seats) {
        this.seats = seats;
    }

    /**
     * See {@link Reading#ticket()}.
     *
     * @return the value
     */
    public long getTicket() {
        return ticket;
    }

    /**
     * Sets what {@link #getTicket()} gives.
     *
     * @param ticket the value
     */
    public void setTicket(long ticket) {
        this.ticket = ticket;
    }

    /**
     * See {@link Reading#ratio()}.
     *
     * @return the value
     */
    public double getRatio() {
        return ratio;
    }

    /**
     * Sets what {@link #getRatio()} gives.
     *
     * @param ratio the value
     */
    public void setRatio(double ratio) {
        this.ratio = ratio;
    }

    /**
     * See {@link Reading#price()}.
     *
     * @return the value
     */
    public @Nullable BigDecimal getPrice() {
        return price;
    }

    /**
     * Sets what {@link #getPrice()} gives.
     *
     * @param price the value
     */
    public void setPrice(@Nullable BigDecimal price) {
        this.price = price;
    }

    /**
     * See {@link Reading#huge()}.
     *
     * @return the value
     */
    public @Nullable BigInteger getHuge() {
        return huge;
    }

    /**
     * Sets what {@link #getHuge()} gives.
     *
     * @param huge the value
     */
    public void setHuge(@Nullable BigInteger huge) {
        this.huge = huge;
    }

    /**
     * See {@link Reading#label()}.
     *
     * @return the value
     */
    public @Nullable String getLabel() {
        return label;
    }

    /**
     * Sets what {@link #getLabel()} gives.
     *
     * @param label the value
     */
    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    /**
     * See {@link Reading#scores()}.
     *
     * @return the value
     */
    public @Nullable List<Integer> getScores() {
        return scores;
    }

    /**
     * Sets what {@link #getScores()} gives.
     *
     * @param scores the value
     */
    public void setScores(@Nullable List<Integer> scores) {
        this.scores = scores;
    }

    /**
     * See {@link Reading#totals()}.
     *
     * @return the value
     */
    public @Nullable Map<String, Integer> getTotals() {
        return totals;
    }

    /**
     * Sets what {@link #getTotals()} gives.
     *
     * @param totals the value
     */
    public void setTotals(@Nullable Map<String, Integer> totals) {
        this.totals = totals;
    }

    /**
     * See {@link Reading#mood()}.
     *
     * @return the value
     */
    public @Nullable Mood getMood() {
        return mood;
    }

    /**
     * Sets what {@link #getMood()} gives.
     *
     * @param mood the value
     */
    public void setMood(@Nullable Mood mood) {
        this.mood = mood;
    }

    /**
     * See {@link Reading#moment()}.
     *
     * @return the value
     */
    public @Nullable Instant getMoment() {
        return moment;
    }

    /**
     * Sets what {@link #getMoment()} gives.
     *
     * @param moment the value
     */
    public void setMoment(@Nullable Instant moment) {
        this.moment = moment;
    }

    /**
     * See {@link Reading#perhaps()}.
     *
     * @return the value
     */
    public Optional<Integer> getPerhaps() {
        return perhaps;
    }

    /**
     * Sets what {@link #getPerhaps()} gives.
     *
     * @param perhaps the value
     */
    public void setPerhaps(Optional<Integer> perhaps) {
        this.perhaps = perhaps;
    }

    Reading toReading() {
        return new Reading(amount, seats, ticket, ratio, price, huge, label, scores, totals, mood, moment, perhaps);
    }
}
