package io.github.inngest4j.json.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonCodec;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit finds the faults that codecs have. */
class FaultsTest {

    @Test
    void aCodecWithoutFaultPasses() {
        assertEquals(List.of(), failures(new Faulty(json -> json, json -> json)));
    }

    @TestFactory
    Stream<DynamicTest> faultsAreFound() {
        Map<String, Faulty> faults = new TreeMap<>(Map.of(
                "numbers are read without their fraction", onReading(json -> json.replaceAll(":1\\.5", ":1")),
                "integers wrap around", onReading(json -> json.replace(":3000000000", ":-1294967296")),
                "strings are no numbers", onReading(json -> json.replaceAll(":\"(-?\\d+)\"", ":\"n$1\"")),
                "large integers lose digits", onWriting(json -> json.replaceAll("(\\d{15})\\d+", "$1000")),
                "decimals are rounded", onWriting(json -> json.replace("0000000055", "")),
                "names are sorted", onWriting(Faulty::sorted),
                "null members are left out", onWriting(json -> json.replace("\"apple\":null,", "")),
                "null becomes nothing in lists", onWriting(json -> json.replace(",null]", "]")),
                "U+0000 is left out", onWriting(json -> json.replace("\\u0000", "")),
                "surrogates become question marks", onWriting(json -> json.replaceAll("\\\\u[dD][89abAB]..", "?"))));
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.getKey(),
                        () -> assertTrue(!failures(fault.getValue()).isEmpty())));
    }

    private static List<String> failures(Faulty contract) {
        contract.start();
        try {
            return Stream.of(
                            contract.valuesComeBack(),
                            contract.jsonIsRead(),
                            contract.jsonIsReadOrRefused(),
                            contract.jsonThatDoesNotFitIsRefused(),
                            contract.numbersThatJsonDoesNotHaveAreRefusedOrComeBack())
                    .flatMap(tests -> tests)
                    .filter(FaultsTest::fails)
                    .map(DynamicTest::getDisplayName)
                    .toList();
        } finally {
            contract.stop();
        }
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (Throwable failure) {
            return true;
        }
    }

    private static Faulty onReading(UnaryOperator<String> fault) {
        return new Faulty(fault, json -> json);
    }

    private static Faulty onWriting(UnaryOperator<String> fault) {
        return new Faulty(json -> json, fault);
    }

    /** The library's own binding as a codec, which changes texts. */
    private static final class Faulty extends JsonCodecContract {

        private final UnaryOperator<String> reading;
        private final UnaryOperator<String> writing;

        Faulty(UnaryOperator<String> reading, UnaryOperator<String> writing) {
            this.reading = reading;
            this.writing = writing;
        }

        /** Not all that is in a class comes back from all providers of JSON-B. */
        @Override
        protected boolean mayRefuse(Sample<?> sample) {
            return sample.name().contains("class");
        }

        @Override
        protected JsonCodec codec() {
            JsonMapper mapper = new JsonMapper(null);
            return new JsonCodec() {
                @Override
                public Object read(String json, Type type) {
                    return mapper.read(JsonSlice.of(reading.apply(json)), type);
                }

                @Override
                public String write(Object value, Type type) {
                    return writing.apply(mapper.write(value, type).text());
                }
            };
        }

        static String sorted(String json) {
            return json.replace("\"key0\":0,\"key7\":1", "\"key7\":1,\"key0\":0");
        }
    }
}
