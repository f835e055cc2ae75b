package io.github.inngest4j.examples.readme.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** Where an application keeps its keys. */
@ApplicationScoped
class Keys {
    byte[] encryption() {
        return new byte[32];
    }
}
