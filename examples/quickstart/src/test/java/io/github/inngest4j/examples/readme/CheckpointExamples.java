package io.github.inngest4j.examples.readme;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.checkpoint.Checkpointed;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.examples.readme.ReadmeExamples.Mailer;
import java.time.Duration;
import java.util.List;

/** The examples of the page on checkpointing; {@link DocumentationTest} sees that they are the same. */
final class CheckpointExamples {

    private CheckpointExamples() {}

    // example: checkpointing
    static Inngest app() {
        return Inngest.builder("shop")
                .checkpointing(Checkpointing.on().maxRuntime(Duration.ofSeconds(50)))
                .build();
    }

    static InngestFunction newsletter(List<String> readers, Mailer mailer) {
        return InngestFunction.define("newsletter")
                .onEvent("blog/post.published")
                .checkpointing(Checkpointing.on().bufferedSteps(10).maxInterval(Duration.ofSeconds(2)))
                .action((run, step) -> {
                    for (String reader : readers) {
                        step.run("mail " + reader, () -> mailer.greet(reader));
                    }
                });
    }

    static class Reports {
        @DurableFunction(id = "monthly-report")
        @OnEvent(name = "shop/month.ended")
        @Checkpointed(maxRuntime = "2m")
        void report(Step step) {
            step.run("sum up", () -> {});
        }
    }
    // end
}
