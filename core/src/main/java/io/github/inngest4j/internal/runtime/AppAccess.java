package io.github.inngest4j.internal.runtime;

/** What an app is for the library's own parts; they get it by {@code Inngest.unwrap}, which works through proxies. */
public interface AppAccess {

    /**
     * What the parts of the app share.
     *
     * @return the same for every call
     */
    AppContext context();
}
