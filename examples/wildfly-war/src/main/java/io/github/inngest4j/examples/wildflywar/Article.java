package io.github.inngest4j.examples.wildflywar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something that is sold, and how many of it there are. */
@Entity
public class Article {

    @Id
    private String name;

    private int stock;

    public String getName() {
        return name;
    }

    public int getStock() {
        return stock;
    }

    void add(int quantity) {
        stock += quantity;
    }
}
