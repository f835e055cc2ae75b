package io.github.inngest4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.inngest4j.internal.security.CanonicalJson;
import io.github.inngest4j.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for any JSON, tried on random values. */
class JsonPropertiesTest {

    private static final int ROUNDS = 3_000;

    private long seed;
    private Random random;

    @BeforeEach
    void seed() {
        seed = Long.getLong("inngest4j.test.seed", System.nanoTime());
        random = new Random(seed);
        System.out.println("-Dinngest4j.test.seed=" + seed);
    }

    @Test
    void whatIsWrittenIsReadAsTheSameValue() {
        for (int i = 0; i < ROUNDS; i++) {
            Object value = randomValue(4);
            JsonSlice json = new JsonWriter().plain(value).toSlice();
            assertThat(json.toPlain()).as("seed %d, round %d", seed, i).isEqualTo(value);
            assertThat(JsonSlice.of(json.text()))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(json);
        }
    }

    @Test
    void canonicalJsonIsAFixedPointAndTheSameValue() {
        for (int i = 0; i < ROUNDS; i++) {
            Object value = randomValue(4);
            JsonSlice json = new JsonWriter().plain(value).toSlice();
            if (json.text().contains("\\ud")) {
                continue;
            }
            JsonSlice canonical = JsonSlice.of(CanonicalJson.canonicalize(json), JsonLimits.DEFAULT);
            assertThat(canonical.toPlain()).as("seed %d, round %d", seed, i).isEqualTo(value);
            assertThat(CanonicalJson.canonicalize(canonical))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(canonical.toByteArray());
        }
    }

    @Test
    void damagedTextIsReadOrRefusedButNeverAnythingElse() {
        JsonMapper mapper = new JsonMapper(null);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] text = new JsonWriter().plain(randomValue(4)).toByteArray();
            for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
                text = damage(text);
            }
            byte[] damaged = text;
            assertThatCode(() -> {
                        try {
                            JsonSlice slice = JsonSlice.of(damaged, JsonLimits.DEFAULT);
                            mapper.read(slice, Object.class);
                            mapper.read(slice, Sample.class);
                        } catch (JsonException refused) {
                            assertThat(refused.getMessage()).isNotBlank();
                        }
                    })
                    .as("seed %d, round %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    record Sample(Map<String, List<Sample>> a, int b, String c) {}

    private byte[] damage(byte[] text) {
        int at = random.nextInt(text.length);
        byte[] result;
        switch (random.nextInt(3)) {
            case 0 -> {
                result = text.clone();
                result[at] = (byte) random.nextInt(256);
            }
            case 1 -> {
                result = new byte[text.length + 1];
                System.arraycopy(text, 0, result, 0, at);
                result[at] = (byte) "{}[]:,\"\\0e-. ".charAt(random.nextInt(13));
                System.arraycopy(text, at, result, at + 1, text.length - at);
            }
            default -> result = java.util.Arrays.copyOf(text, Math.max(1, at));
        }
        return result;
    }

    private Object randomValue(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (random.nextLong() >> random.nextInt(64)) / 2048;
            case 3 -> fraction();
            case 4, 5 -> text();
            case 6 -> list(depth);
            default -> map(depth);
        };
    }

    /** Whole numbers come back as Long, so these have a fraction or an exponent. */
    private Object fraction() {
        double value = Double.longBitsToDouble(random.nextLong());
        boolean plain = !Double.isFinite(value) || EcmaNumber.format(value).matches("-?\\d+");
        return plain ? (Object) 0.25 : value;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(randomValue(depth - 1));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(
                    random.nextBoolean() ? String.valueOf((char) ('a' + random.nextInt(3))) : text(),
                    randomValue(depth - 1));
        }
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
