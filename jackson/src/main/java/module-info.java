/** Types of the application bound by Jackson. */
module io.github.inngest4j.jackson {
    requires transitive io.github.inngest4j.core;
    requires transitive tools.jackson.databind;
    requires static org.jspecify;

    exports io.github.inngest4j.jackson;
}
