package io.github.inngest4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedOriginTest {

    private static String origin(String url, String... headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return ForwardedOrigin.of(new ServeRequest("PUT", URI.create(url), map, new byte[0], null, null));
    }

    @Test
    void isTheHostIfNoProxySpeaks() {
        assertThat(origin("http://a:1/x", "Host", "shop.test:3000")).isEqualTo("http://shop.test:3000");
        assertThat(origin("https://shop.test/x", "Host", "shop.test")).isEqualTo("https://shop.test");
    }

    @Test
    void isTheAddressIfThereIsNoHost() {
        assertThat(origin("http://shop.test:81/x")).isEqualTo("http://shop.test:81");
    }

    @Test
    void isWhatTheOutermostProxySaw() {
        assertThat(origin(
                        "http://in:1/x",
                        "Forwarded",
                        "for=1.1.1.1;proto=HTTPS;host=out.test, host=mid.test;proto=http"))
                .isEqualTo("https://out.test");
        assertThat(origin("http://in:1/x", "Forwarded", "for=\"[::1]:80\";Host=\"out.test:8443\" ; proto=https"))
                .isEqualTo("https://out.test:8443");
        assertThat(origin(
                        "http://in:1/x", "X-Forwarded-Host", "out.test, mid.test", "X-Forwarded-Proto", "https, http"))
                .isEqualTo("https://out.test");
    }

    @Test
    void aProxyThatNamesOnlyItsClientLeavesTheHost() {
        assertThat(origin("http://in:1/x", "Host", "in:1", "Forwarded", "for=1.1.1.1, for=2.2.2.2;host=mid.test"))
                .isEqualTo("http://in:1");
        assertThat(origin("http://in:1/x", "Host", "in:1", "X-Forwarded-Proto", "https"))
                .isEqualTo("https://in:1");
    }

    @Test
    void thePortMayBeToldApart() {
        assertThat(origin("http://in:1/x", "X-Forwarded-Host", "out.test", "X-Forwarded-Port", "8443"))
                .isEqualTo("http://out.test:8443");
        assertThat(origin(
                        "http://in:1/x",
                        "X-Forwarded-Host",
                        "out.test",
                        "X-Forwarded-Port",
                        "443",
                        "X-Forwarded-Proto",
                        "https"))
                .isEqualTo("https://out.test");
        assertThat(origin("http://in:1/x", "X-Forwarded-Host", "out.test:1", "X-Forwarded-Port", "2"))
                .isEqualTo("http://out.test:1");
        assertThat(origin("http://in:1/x", "X-Forwarded-Host", "out.test", "X-Forwarded-Port", "x"))
                .isEqualTo("http://out.test");
    }

    @Test
    void whatCannotBeAHostIsLeftOut() {
        assertThat(origin("http://in:1/x", "Host", "in:1", "X-Forwarded-Host", "a/b", "Forwarded", "host=\"a b\""))
                .isEqualTo("http://in:1");
        assertThat(origin(
                        "http://in:1/x", "Host", "in:1", "X-Forwarded-Host", "u:p@evil", "X-Forwarded-Proto", "gopher"))
                .isEqualTo("http://in:1");
        assertThat(origin("http://in:1/x", "Host", "in:1", "Forwarded", ";;=,\""))
                .isEqualTo("http://in:1");
    }
}
