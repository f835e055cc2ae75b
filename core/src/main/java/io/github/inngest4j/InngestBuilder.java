package io.github.inngest4j;

/** Settings of an app. */
public final class InngestBuilder {

    private final String appId;

    InngestBuilder(String appId) {
        this.appId = appId;
    }

    /**
     * Builds the app.
     *
     * @return the app
     */
    public Inngest build() {
        throw new IllegalStateException(appId);
    }
}
