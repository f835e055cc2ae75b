package io.github.inngest4j.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps an asynchronous request open until its call is over. A container may end one although it has no timeout: Tomcat
 * lets the requests of an application that it stops time out after two seconds, however long their calls still may run.
 */
final class OpenRequest implements AsyncListener {

    private final CompletableFuture<Void> callOver;
    private final CompletableFuture<Void> servletEnded;

    OpenRequest(CompletableFuture<Void> callOver, CompletableFuture<Void> servletEnded) {
        this.callOver = callOver;
        this.servletEnded = servletEnded;
    }

    /** Waits, on the container's thread: as soon as this method returns the request is over. */
    @Override
    public void onTimeout(AsyncEvent event) {
        CompletableFuture.anyOf(callOver, servletEnded).join();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
