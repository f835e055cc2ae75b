package io.github.inngest4j.json.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.inngest4j.json.JsonCodec;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The binding of the library itself, on whatever provider of JSON-B the build has put on the class path, or none. */
class BuiltInBindingTest extends JsonCodecContract {

    private static final String PROVIDER = System.getProperty("jsonb.provider");

    /** The samples that are refused, as a provider would change them, or cannot bind them. */
    private static final Map<String, String> REFUSED = Map.of(
            "none",
            ".*class.*",
            "org.eclipse.yasson.JsonBindingProvider",
            "a class in generics.*|(a generic record|nested generics|the name .*|plain values|a map .*), in a class"
                    + "|JSON-B: a renamed, generic record.*|a class from .*totals.*",
            "org.apache.johnzon.jsonb.JohnzonProvider",
            ".*, in a class|a class in generics.*"
                    + "|JSON-B: (a nested sealed type|a renamed, generic record|a class with a creator).*");

    @Override
    protected JsonCodec codec() {
        return null;
    }

    @Override
    protected Stream<Sample<?>> samples() {
        return PROVIDER.equals("none") ? Stream.empty() : JsonbSamples.all();
    }

    /** What is bound by the library itself must come back, and of the rest what the provider can do. */
    @Override
    protected boolean mayRefuse(Sample<?> sample) {
        return sample.name().matches(REFUSED.get(PROVIDER));
    }

    @Override
    protected boolean bindsClasses() {
        return !PROVIDER.equals("none");
    }

    @Test
    void theProviderIsTheOneThatTheBuildMeans() throws Exception {
        if (PROVIDER.equals("none")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName("jakarta.json.bind.spi.JsonbProvider"));
        } else {
            Class<?> provider = Class.forName("jakarta.json.bind.spi.JsonbProvider");
            assertEquals(
                    PROVIDER,
                    provider.getMethod("provider").invoke(null).getClass().getName());
        }
    }
}
