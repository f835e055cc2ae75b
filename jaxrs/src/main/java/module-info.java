/** Serves an app's functions as a resource of Jakarta REST. */
module io.github.inngest4j.jaxrs {
    requires transitive io.github.inngest4j.core;
    requires static jakarta.ws.rs;
    // Absent at run time where REST is not served by servlets.
    requires static jakarta.servlet;
    requires static org.jspecify;

    exports io.github.inngest4j.jaxrs;
    // Runtimes fill in fields.
    opens io.github.inngest4j.jaxrs;
}
