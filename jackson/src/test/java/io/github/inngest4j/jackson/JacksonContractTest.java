package io.github.inngest4j.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.kit.JsonCodecContract;
import io.github.inngest4j.json.kit.Sample;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class JacksonContractTest extends JsonCodecContract {

    @Override
    protected JsonCodec codec() {
        return new JacksonCodec();
    }

    @Override
    protected Stream<Sample<?>> samples() {
        Map<String, Long> order = new LinkedHashMap<>();
        order.put("zebra", Long.MAX_VALUE);
        order.put("apple", null);
        Payment card = new Card("4711\0\uD800", Long.MAX_VALUE, order);
        Payment split = new Split(List.of(card, new Cash(new BigDecimal("9.99"))), Optional.of(card));
        return Stream.of(
                        Sample.everywhere(
                                "a sealed type", card, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {}),
                        Sample.everywhere(
                                "a nested sealed type",
                                split,
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}),
                        Sample.everywhere(
                                "a class with a creator",
                                new Made("x", Long.MAX_VALUE),
                                new TypeRef<>() {},
                                new TypeRef<>() {},
                                new TypeRef<>() {}))
                .flatMap(samples -> samples);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Card.class, name = "card"),
        @JsonSubTypes.Type(value = Cash.class, name = "cash"),
        @JsonSubTypes.Type(value = Split.class, name = "split")
    })
    sealed interface Payment {}

    record Card(@JsonProperty("no") String number, long cents, Map<String, Long> tags) implements Payment {}

    record Cash(BigDecimal amount) implements Payment {}

    record Split(List<Payment> parts, Optional<Payment> first) implements Payment {}

    static final class Made {
        @JsonProperty
        private final String id;

        @JsonProperty("n")
        private final long count;

        @JsonCreator
        Made(@JsonProperty("id") String id, @JsonProperty("n") long count) {
            this.id = id;
            this.count = count;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Made that && toString().equals(that.toString());
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public String toString() {
            return id + " " + count;
        }
    }
}
