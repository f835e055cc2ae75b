/** Serves an app's functions in a servlet container. */
module io.github.inngest4j.servlet {
    requires transitive io.github.inngest4j.core;
    // Whatever the container calls the module that holds its API.
    requires static jakarta.servlet;
    requires static org.jspecify;

    exports io.github.inngest4j.servlet;
}
