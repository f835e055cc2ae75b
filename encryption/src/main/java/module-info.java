/** Middleware that encrypts what the server stores. */
module io.github.inngest4j.encryption {
    requires transitive io.github.inngest4j.core;
    requires static org.jspecify;

    exports io.github.inngest4j.encryption;
}
