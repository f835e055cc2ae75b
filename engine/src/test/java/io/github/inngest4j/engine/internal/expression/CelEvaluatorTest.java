package io.github.inngest4j.engine.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.inngest4j.internal.json.JsonSlice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelEvaluatorTest {

    private final CelEvaluator evaluator = new CelEvaluator();

    @SuppressWarnings("unchecked") // objects have text keys
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonSlice.of(json).toPlain();
    }

    private final Map<String, Object> event = object(
            "{\"name\":\"e\",\"ts\":1700000000123,\"data\":{\"key\":\"k\",\"n\":5,\"x\":1.5,\"yes\":true,\"no\":null,"
                    + "\"large\":12345678901234567890,\"list\":[1,2,3],\"deep\":{\"a\":[{\"b\":\"c\"}]}}}");
    private final Map<String, Object> async = object("{\"data\":{\"key\":\"k\",\"n\":5.0}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "event.data.key == async.data.key;true",
                "event.data.n == async.data.n;true",
                "event.data.n > 4.5 && event.data.x < 2;true",
                "event.data.n == 5;true",
                "event.data.n + 1 == 6;true",
                "event.data.large > 1;true",
                "event.ts > 1600000000000;true",
                "event.data.yes;true",
                "!event.data.yes;false",
                "event.data.no == null;true",
                "event.data.key.startsWith('k');true",
                "event.data.key.matches('^[a-z]$');true",
                "3 in event.data.list;true",
                "event.data.list.exists(i, i > 2);true",
                "event.data.list.all(i, i > 2);false",
                "size(event.data.list) == 3;true",
                "event.data.deep.a[0].b == 'c';true",
                "has(event.data.key) && !has(event.data.missing);true",
                "event.data.missing == 1;false",
                "event.data.missing.deeper == 1;false",
                "event.data.missing == 1 || event.data.n == 5;true",
                "event.data.n > 'text';false",
                "event.data.n;false",
                "event.data.n / 0 == 1;false",
                "event.data.yes ? event.name == 'e' : false;true"
            })
    void decides(String expression, boolean expected) {
        assertThat(evaluator.test(expression, event, async)).isEqualTo(expected);
    }

    @Test
    void asyncIsMissingWhereNoEventArrives() {
        assertThat(evaluator.test("async.data.key == 'k'", event, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "event.data ==", "(", "unknown.data.key == 1", "event.data.key = 'k'"})
    void refusesWhatDoesNotCompileAndQuotesIt(String expression) {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> evaluator.check(expression))
                .withMessageContaining("\"" + expression + "\" is not valid");
    }

    @Test
    void keepsWorkingBeyondItsCache() {
        for (int i = 0; i < 1100; i++) {
            assertThat(evaluator.test("event.data.n + " + i + " == " + (i + 5), event, null))
                    .isTrue();
        }
        assertThat(evaluator.test("event.data.n + 0 == 5", event, null)).isTrue();
    }
}
