package io.github.inngest4j;

import io.github.inngest4j.internal.client.Pause;

/** Reaches what an app's builder lets tests of its own package set. */
public final class Pauses {

    private Pauses() {}

    /** Lets a test's time pass between attempts of requests. */
    public static InngestBuilder set(InngestBuilder app, Pause pause) {
        return app.pause(pause);
    }
}
