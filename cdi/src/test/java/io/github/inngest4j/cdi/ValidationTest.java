package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.EventName;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.RunStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.inngest4j.cdi.Flavour#supported")
class ValidationTest {

    @Parameter
    Flavour flavour;

    public record Line(@Positive int quantity) {}

    @EventName("shop/checked")
    public record Checked(@NotBlank String orderId, @Valid List<Line> lines) {}

    @InngestApp("shop")
    @ApplicationScoped
    public static class Orders {
        @Inject
        Log log;

        @DurableFunction(id = "check")
        @OnEvent(Checked.class)
        public String check(Checked order, Step step) {
            log.add("called");
            return step.run("done", String.class, order::orderId);
        }
    }

    @Singleton
    public static class Validators {
        @Produces
        @ApplicationScoped
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    private static EngineRun run(Deployed app, Checked event) {
        EngineRun run = app.run("check", event);
        app.engine.advance(Duration.ofHours(1));
        return run;
    }

    @Test
    void refusesWhatIsNotValidBeforeTheCodeSeesIt() {
        try (Deployed app = Deployed.of(flavour, Orders.class, Validators.class, Log.class)) {
            EngineRun run = run(app, new Checked(" ", List.of(new Line(1), new Line(-3))));

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.calls()).isEqualTo(1);
            assertThat(run.error().orElseThrow().message())
                    .contains("function 'check'")
                    .contains("'shop/checked'")
                    .contains("lines[1].quantity must be greater than 0")
                    .contains("orderId must not be blank")
                    .doesNotContain("-3");
            assertThat(app.get(Log.class).lines()).isEmpty();
        }
    }

    @Test
    void letsValidDataPass() {
        try (Deployed app = Deployed.of(flavour, Orders.class, Validators.class, Log.class)) {
            assertThat(run(app, new Checked("7", List.of(new Line(1)))).outputJson())
                    .isEqualTo("\"7\"");
        }
    }

    @Test
    void validatesNothingWithoutAValidator() {
        try (Deployed app = Deployed.of(flavour, Orders.class, Log.class)) {
            assertThat(run(app, new Checked("", List.of())).outputJson()).isEqualTo("\"\"");
        }
    }
}
