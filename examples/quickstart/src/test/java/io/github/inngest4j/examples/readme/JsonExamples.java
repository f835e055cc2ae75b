package io.github.inngest4j.examples.readme;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.jackson.JacksonCodec;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.kit.JsonCodecContract;
import java.lang.reflect.Type;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.PropertyNamingStrategies;

/** The examples of the page on JSON; {@link DocumentationTest} sees that they are the same. */
final class JsonExamples {

    private JsonExamples() {}

    // example: Jackson
    static Inngest withJackson() {
        return Inngest.builder("shop").jsonCodec(new JacksonCodec()).build();
    }
    // end

    // example: Jackson with settings
    static Inngest withModules(JacksonModule module) {
        return Inngest.builder("shop")
                .jsonCodec(new JacksonCodec(JacksonCodec.defaults()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .addModule(module)
                        .build()))
                .build();
    }
    // end

    /** A codec of the application, here one that hands on to another. */
    static final class MyCodec implements JsonCodec {

        private final JsonCodec codec = new JacksonCodec();

        @Override
        public Object read(String json, Type type) {
            return codec.read(json, type);
        }

        @Override
        public String write(Object value, Type type) {
            return codec.write(value, type);
        }
    }

    // example: the compatibility kit
    static class MyCodecTest extends JsonCodecContract {
        @Override
        protected JsonCodec codec() {
            return new MyCodec();
        }
    }
    // end
}
