package io.github.inngest4j.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run as the server sees it, call by call. */
class EncryptedRunTest {

    private static final String CARD = "4111-1111-1111-1111";
    private static final String DATA = "\"data\":(\\{[^}]*})";

    record Card(String number) {}

    record Paid(Card card, String order) {}

    private final FakeServer server = new FakeServer().answer("/e/", 200, "{\"ids\":[\"id-1\"],\"status\":200}");
    private final EncryptionMiddleware encryption =
            EncryptionMiddleware.builder().key(new byte[32]).eventFields("card").build();
    private final Inngest inngest =
            Inngest.builder("shop").dev(server.url()).middleware(encryption).build();
    private final ServeHandler app =
            ServeHandler.builder(inngest).functions(pay()).build();

    private static InngestFunction pay() {
        return InngestFunction.define("pay")
                .onEvent("shop/pay")
                .data(Paid.class)
                .handler((run, step) -> {
                    Card card = step.run("read", Card.class, () -> run.data().card());
                    step.sendEvent(
                            "emit",
                            InngestEvent.of(
                                    "shop/paid", new Paid(card, run.data().order())));
                    return card;
                });
    }

    @AfterEach
    void stop() {
        app.close();
        inngest.close();
        server.close();
    }

    private String call(String data, String steps) {
        String body = "{\"ctx\":{\"attempt\":0,\"run_id\":\"01RUN\"},\"event\":{\"name\":\"shop/pay\",\"data\":" + data
                + "},\"steps\":{" + steps + "}}";
        assertThat(body).as("what the server has").doesNotContain("4111-");
        URI url = URI.create("http://app.test/api/inngest?fnId=shop-pay&stepId=step");
        ServeResponse answer =
                app.handle(new ServeRequest("POST", url, Map.of(), body.getBytes(StandardCharsets.UTF_8), null, null));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).as("what the server gets").doesNotContain("4111-");
        return text;
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void theServerSeesNothingInPlainText() {
        inngest.send(InngestEvent.of("shop/pay", new Paid(new Card(CARD), "o-1")));
        String sent = server.received().get(0).body();
        assertThat(sent).contains("\"order\":\"o-1\"").doesNotContain("4111-");
        String data = "{\"order\":\"o-1\",\"card\":" + first("\"card\":(\\{[^}]*})", sent) + "}";

        String read = call(data, "");
        String recorded = "\"" + first("\"id\":\"(\\w+)\"", read) + "\":{\"data\":" + first(DATA, read) + "}";
        String emitted = call(data, recorded);
        assertThat(server.received().get(1).body())
                .contains("\"order\":\"o-1\"", "\"card\":{\"__enc\":")
                .doesNotContain("4111-");
        String both = recorded + ",\"" + first("\"id\":\"(\\w+)\"", emitted) + "\":{\"data\":{\"ids\":[\"id-1\"]}}";
        assertThat(call(data, both)).matches("\\{\"__enc\":\"[^\"]+\",\"__key\":\"\\w{8}\"}");
        assertThat(List.of(emitted)).allMatch(answer -> answer.contains("StepRun"));
    }
}
