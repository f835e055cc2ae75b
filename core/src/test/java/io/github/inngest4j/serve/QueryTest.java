package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static Query query(String raw) {
        return Query.of(URI.create("http://a/b" + raw));
    }

    @Test
    void decodesValues() {
        assertThat(query("?fnId=a%2Fb+c&stepId=x").get("fnId")).isEqualTo("a/b c");
        assertThat(query("?fn%49d=a").get("fnId")).isEqualTo("a");
    }

    @Test
    void givesTheFirstOfSeveral() {
        assertThat(query("?fnId=1&fnId=2").get("fnId")).isEqualTo("1");
    }

    @Test
    void emptyOrAbsentIsNone() {
        assertThat(query("").get("fnId")).isNull();
        assertThat(query("?").get("fnId")).isNull();
        assertThat(query("?fnId").get("fnId")).isNull();
        assertThat(query("?fnId=").get("fnId")).isNull();
        assertThat(query("?=x&&").get("fnId")).isNull();
    }

    @Test
    void takesTheProtocolsOwnParametersOutHoweverTheyAreSpelled() {
        assertThat(query("?a=1&fnId=2&b&stepId=3&deployId=4&probe=5&deployI%64=6&c=%26")
                        .withoutProtocol())
                .isEqualTo("a=1&b&c=%26");
        assertThat(query("?fnId=1&deployId").withoutProtocol()).isEmpty();
    }
}
