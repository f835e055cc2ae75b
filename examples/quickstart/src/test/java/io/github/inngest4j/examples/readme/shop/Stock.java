package io.github.inngest4j.examples.readme.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean whose methods are no steps by themselves. */
@ApplicationScoped
class Stock {
    int count() {
        return 0;
    }
}
