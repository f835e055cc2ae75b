package io.github.inngest4j.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.data.key",
                "event.data.ok == true && (event.data.n >= 3 || event.data.n <= 1)",
                "event.data['a)b'] != \"x'(\"",
                "event.data.text == 'it\\'s' ",
                "event.data.path == r'C:\\'",
                "event.data.text == '''several '' quotes'''",
                "event.data.text == \"\"\"a \" b\"\"\"",
                "size(event.data.items) + 1",
                "[1, 2].exists(n, n == event.data.n) // (a comment",
                "{'a': 1}[event.data.k]",
            })
    void findsNothingInWhatIsRight(String expression) {
        assertThat(CelText.problem(expression)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | blank",
                "' ' | blank",
                "event.data.key == \"x | quote",
                "(event.data.key | missing",
                "event.data[key | missing",
                "event.data.key) | closes nothing",
                "(event.data] | closes nothing",
                "event.data.key = 1 | ==",
                "{{ event.data.key }} | template",
            })
    void findsWhatIsWrong(String expression, String problem) {
        assertThat(CelText.problem(expression)).contains(problem);
        assertThat(CelText.cancellationProblem(expression)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.data.key == async.data.key",
                "event.data.key == 'a+b' && async.data.n > -1",
                "event.data.key in ['a', 'b']",
                "event.data.key in (async.data.keys)",
                "int(event.data.n) < 3 ? async.data.a == 1 : !async.data.b",
                "event.data[\"a-b\"] == async.data[\"a-b\"]",
            })
    void cancellationsMayCompareCombineAndIndex(String expression) {
        assertThat(CelText.cancellationProblem(expression)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "has(event.data.key) | has()",
                "async.data.items.exists(i, i == 1) | exists()",
                "async.data.name.startsWith(\"a\") | startsWith()",
                "async.data.n + 1 == event.data.n | calculate",
                "async.data.n-1 == event.data.n | calculate",
                "async.data.n % 2 == 0 | calculate",
            })
    void cancellationsMayNotCallOrCalculate(String expression, String problem) {
        assertThat(CelText.problem(expression)).isNull();
        assertThat(CelText.cancellationProblem(expression)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.orderId", "user.id", "id", "v", "data['order-id']", "data.a.b[0]"})
    void pathsBeginWithAFieldOfTheEvent(String path) {
        assertThat(CelText.matchProblem(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orderId", "event.data.orderId", "database.id", "data.a + 1", "data[", "data.a == 1 = 2"})
    void otherPathsAreWrong(String path) {
        assertThat(CelText.matchProblem(path)).isNotNull();
    }
}
