package io.github.inngest4j.internal.client;

/**
 * How a registration ended (SDK specification, sections 4.3.3 and 4.3.4).
 *
 * @param succeeded whether the server took it
 * @param message what to tell whoever asked for it
 * @param modified whether the server says that anything changed
 */
public record SyncResult(boolean succeeded, String message, boolean modified) {

    /**
     * A registration that did not come about.
     *
     * @param message why
     * @return a result without success
     */
    public static SyncResult failed(String message) {
        return new SyncResult(false, message, false);
    }
}
