package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclaredFunctionTest {

    private static final String EVENT = "{'name':'acc/linear','ts':1700000000000,'data':{'key':'k'}}";

    private final List<String> ran = new ArrayList<>();

    private final InngestFunction linear = InngestFunction.declare("linear")
            .onEvent("acc/linear")
            .run("run", in -> note("run", Map.of("run", "do something")))
            .step("1st step", in -> note("1st", Map.of("hey", in.data().get("run"))))
            .sleep("1s")
            .step("2nd step", in -> note("2nd", Map.of("yo", "lo")))
            .sleep("until computed", in -> in.event().ts().plusMillis(4000))
            .waitForEvent("acc/linear.resume", wait -> wait.timeout("30s").match("data.key"))
            .step(
                    "result",
                    in -> note("result", Map.of("result", List.copyOf(in.data().keySet()))))
            .build();

    private <T> T note(String what, T result) {
        ran.add(what);
        return result;
    }

    private FunctionCalls call() {
        return FunctionCalls.of(linear).event(EVENT);
    }

    @Test
    void blocksRunInTheirOrderOneStepForEachCall() {
        FunctionCalls call = call();
        assertThat(call.op()).containsEntry("name", "1st step").containsEntry("data", Map.of("hey", "do something"));

        call.memo("1st step", "{'data':{'hey':'do something'}}");
        assertThat(call.op())
                .containsEntry("op", "Sleep")
                .containsEntry("name", "sleep 1s")
                .containsEntry("opts", Map.of("duration", "1s"));

        call.memo("sleep 1s", "null");
        assertThat(call.op()).containsEntry("name", "2nd step");

        call.memo("2nd step", "{'data':{'yo':'lo'}}");
        assertThat(call.op())
                .containsEntry("op", "Sleep")
                .containsEntry("name", "until computed")
                .containsEntry("opts", Map.of("duration", "2023-11-14T22:13:24Z"));

        call.memo("until computed", "null");
        assertThat(call.op())
                .containsEntry("op", "WaitForEvent")
                .containsEntry("name", "acc/linear.resume")
                .containsEntry(
                        "opts",
                        Map.of(
                                "event",
                                "acc/linear.resume",
                                "timeout",
                                "30s",
                                "if",
                                "event.data.key == async.data.key"));

        call.memo("acc/linear.resume", "{'name':'acc/linear.resume','id':'e','ts':1,'user':{},'data':{'key':'k'}}");
        assertThat(call.op()).containsEntry("data", Map.of("result", List.of("run", "hey", "yo", "acc/linear.resume")));
        assertThat(ran).containsExactly("run", "1st", "run", "run", "2nd", "run", "run", "run", "result");
    }

    @Test
    void theResultIsTheMapInTheOrderOfTheBlocks() {
        Object result = call().memo("1st step", "{'data':{'hey':'do something'}}")
                .memo("sleep 1s", "null")
                .memo("2nd step", "{'data':{'yo':'lo'}}")
                .memo("until computed", "null")
                .memo("acc/linear.resume", "{'name':'acc/linear.resume','id':'e','data':{'key':'k'}}")
                .memo("result", "{'data':{'result':1}}")
                .result();
        assertThat(result)
                .hasToString("{run=do something, hey=do something, yo=lo,"
                        + " acc/linear.resume={name=acc/linear.resume, data={key=k}}, result=1}");
    }

    @Test
    void aWaitThatTimesOutStoresNull() {
        assertThat(result(FunctionCalls.of(InngestFunction.declare("fn")
                                .onEvent("a")
                                .waitForEvent("b", wait -> wait.timeout("1d"))
                                .build())
                        .memo("b", "null")))
                .containsEntry("b", null)
                .hasSize(1);
    }

    @Test
    void blocksMayBeRepeatedAndTheLastResultCounts() {
        DeclaredBuilder builder = InngestFunction.declare("fn").onEvent("a");
        for (int i = 0; i < 2; i++) {
            int n = i;
            builder.run("r", in -> Map.of("n", n))
                    .step("s", in -> Map.of("s", n))
                    .sleep("1s");
        }
        FunctionCalls call = FunctionCalls.of(builder.build())
                .memo("s", "{'data':{'s':0}}")
                .memo("sleep 1s", "null")
                .memo("s:1", "{'data':{'s':1}}");
        assertThat(call.op()).containsEntry("name", "sleep 1s:1");
        assertThat(result(call.memo("sleep 1s:1", "null"))).isEqualTo(Map.of("n", 1L, "s", 1L));
    }

    @Test
    void nothingIsMergedWhereABlockGivesNothing() {
        FunctionCalls call = FunctionCalls.of(InngestFunction.declare("fn")
                .onEvent("a")
                .run("r", in -> null)
                .step("s", in -> null)
                .build());
        assertThat(call.op()).containsEntry("data", Map.of());
        assertThat(result(call.memo("s", "{'data':{}}"))).isEmpty();
        // So do other SDKs record it.
        assertThat(result(FunctionCalls.of(InngestFunction.declare("fn")
                                .onEvent("a")
                                .step("s", in -> null)
                                .build())
                        .memo("s", "{'data':null}")))
                .isEmpty();
    }

    @Test
    void sleepsAreNamedByTheirText() {
        assertThat(sleep(declared().sleep("1h30m"))).containsEntry("name", "sleep 1h30m");
        assertThat(sleep(declared().sleep("PT2S"))).containsEntry("name", "sleep 2s");
        assertThat(sleep(declared().sleep(Duration.ofMillis(1500)))).containsEntry("name", "sleep 1500ms");
        assertThat(sleep(declared().sleep("renewal", in -> Instant.EPOCH))).containsEntry("name", "renewal");
    }

    private static DeclaredBuilder declared() {
        return InngestFunction.declare("fn").onEvent("a");
    }

    private static Map<String, @Nullable Object> sleep(DeclaredBuilder builder) {
        return FunctionCalls.of(builder.build()).op();
    }

    @Test
    void blocksSeeTheRunAndCannotChangeTheMap() {
        InngestFunction function = InngestFunction.declare("fn")
                .onEvent("a")
                .run("r", in -> {
                    assertThatExceptionOfType(UnsupportedOperationException.class)
                            .isThrownBy(() -> in.data().clear());
                    return Map.of(in.runId(), in.attempt(), "event", in.event().name());
                })
                .build();
        assertThat(result(FunctionCalls.of(function))).isEqualTo(Map.of("01RUN", 0L, "event", "test/event"));
    }

    @Test
    void settingsAndIdAreAsForOtherFunctions() {
        InngestFunction function = InngestFunction.declare("Some Job")
                .id("job")
                .description("what for")
                .onCron("0 0 * * *", Duration.ofSeconds(5))
                .concurrency(3)
                .build();
        assertThat(function.id()).isEqualTo("job");
        assertThat(function.name()).isEqualTo("Some Job");
        assertThat(function.description()).isEqualTo("what for");
        assertThat(function.options().concurrency()).containsExactly(Concurrency.limit(3));
        assertThat(function.triggers()).containsExactly(new FunctionTrigger.Cron("0 0 * * *", Duration.ofSeconds(5)));
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItHasMade() {
        DeclaredBuilder builder = declared().run("r", in -> Map.of("a", 1));
        InngestFunction function = builder.build();
        builder.run("r", in -> Map.of("b", 2)).onEvent("b");
        assertThat(result(FunctionCalls.of(function)).keySet()).isEqualTo(Set.of("a"));
        assertThat(function.triggers()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> result(FunctionCalls call) {
        return (Map<String, @Nullable Object>) call.result();
    }
}
