package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.AiRequest;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.FetchResponse;
import io.github.inngest4j.InngestFunction;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP requests and AI inference that the Inngest server does in place of the app, and AI calls that it records. */
final class Requests {

    private final Jsonb json = JsonbBuilder.create();

    List<InngestFunction> functions() {
        return List.of(fetch(), fetchPost(), aiInfer(), aiWrap());
    }

    record Page(URI url) {}

    record Numbered(URI url, int n) {}

    record Fetched(int status, @Nullable Object body) {}

    private Fetched parsed(FetchResponse response) {
        return new Fetched(response.status(), json.fromJson(response.body(), Object.class));
    }

    private InngestFunction fetch() {
        return fixture("fetch").data(Page.class).handler((run, step) -> {
            URI url = run.data().url();
            return parsed(step.fetch("step.fetch: " + url.getHost(), FetchRequest.get(url)));
        });
    }

    private InngestFunction fetchPost() {
        return fixture("fetch-post").data(Numbered.class).handler((run, step) -> {
            URI url = run.data().url();
            FetchRequest request = FetchRequest.post(
                            url, json.toJson(Map.of("n", run.data().n())))
                    .header("content-type", "application/json")
                    .header("x-fixture", "fetch-post");
            return parsed(step.fetch("step.fetch: " + url.getHost(), request));
        });
    }

    record Question(String prompt, @Nullable String baseUrl) {}

    record Message(String role, String content) {}

    record Choice(Message message) {}

    record Completion(List<Choice> choices) {}

    private static InngestFunction aiInfer() {
        return fixture("ai-infer").data(Question.class).handler((run, step) -> {
            Message message = new Message("user", run.data().prompt());
            AiRequest request =
                    AiRequest.openAiChat("gpt-4o-mini", "sk-acceptance", Map.of("messages", List.of(message)));
            String baseUrl = run.data().baseUrl();
            Completion completion =
                    step.ai().infer("infer", baseUrl == null ? request : request.baseUrl(baseUrl), Completion.class);
            return Map.of("answer", completion.choices().get(0).message().content());
        });
    }

    record Prompt(String prompt) {}

    record EchoedPrompt(String echo) {}

    private static InngestFunction aiWrap() {
        return fixture("ai-wrap")
                .data(Prompt.class)
                .handler((run, step) -> step.ai()
                        .wrap(
                                "wrapped",
                                run.data(),
                                EchoedPrompt.class,
                                () -> new EchoedPrompt(run.data().prompt().toUpperCase(Locale.ROOT))));
    }
}
