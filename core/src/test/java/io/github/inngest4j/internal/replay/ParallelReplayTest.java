package io.github.inngest4j.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.Fork;
import io.github.inngest4j.StepException;
import io.github.inngest4j.internal.protocol.StepHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelReplayTest {

    private static final Map<String, Object> RACE = Map.of("parallelMode", "race");

    private final List<String> ran = new ArrayList<>();

    private String mark(String id) {
        ran.add(id);
        return id.toUpperCase(java.util.Locale.ROOT);
    }

    private Calls two() {
        return Calls.of((run, step) -> {
            Fork<String> left = step.runAsync("left", String.class, () -> mark("left"));
            Fork<String> right = step.runAsync("right", String.class, () -> mark("right"));
            return List.of(left.join(), right.join());
        });
    }

    @Test
    void parallelStepsArePlannedTogether() {
        Calls.Result result = two().discover();

        assertThat(result.opNames()).containsExactly("StepPlanned left", "StepPlanned right");
        assertThat(result.ops())
                .allSatisfy(op -> assertThat(op).containsEntry("data", null).doesNotContainKey("opts"));
        assertThat(ran).isEmpty();
    }

    @Test
    void aTargetedCallRunsOnlyItsStep() {
        Calls.Result result = two().planOnly().target("right");

        assertThat(result.opNames()).containsExactly("StepRun right");
        assertThat(result.ops().get(0)).containsEntry("data", "RIGHT");
        assertThat(ran).containsExactly("right");
    }

    @Test
    void whenAllAreOverTheResultsAreInOrder() {
        assertThat(two().memo("right", "R").memo("left", "L").discover().body()).isEqualTo(List.of("L", "R"));
    }

    @Test
    void anUnfinishedSiblingIsReportedAgain() {
        assertThat(two().memo("left", "L").discover().opNames()).containsExactly("StepPlanned right");
    }

    @Test
    void aTargetedStepThatIsOverIsReportedAgainButNotRun() {
        assertThat(two().memo("left", "L").target("left").ops().get(0))
                .containsEntry("op", "StepRun")
                .containsEntry("data", "L");
        assertThat(two().failed("left", "Doom", "m").target("left").opNames()).containsExactly("StepFailed left");
        assertThat(ran).isEmpty();
    }

    @Test
    void anUnknownTargetIsRetriedAndNamesWhatWasFound() {
        Calls.Result result = two().target("middle");

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
        assertThat(result.message()).contains(StepHash.of("middle").toString(), "'left'", "'right'");
        assertThat(ran).isEmpty();
    }

    @Test
    void aTargetBeyondTheEndIsRetried() {
        Calls.Result result = two().memo("left", "L").memo("right", "R").target("middle");

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.noRetry()).isFalse();
    }

    @Test
    void aStepBesideAnUnfinishedOneIsPlannedEvenInTheMainLine() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.runAsync("beside", String.class, () -> mark("beside"));
                    return step.run("main", String.class, () -> mark("main"));
                })
                .discover();

        assertThat(result.opNames()).containsExactly("StepPlanned beside", "StepPlanned main");
        assertThat(ran).isEmpty();
    }

    @Test
    void chainsAdvanceEachToItsNextStep() {
        Calls calls = Calls.of((run, step) -> step.all(
                () -> {
                    long a1 = step.run("a1", Long.class, () -> 1L);
                    return step.run("a2", Long.class, () -> a1 + 1);
                },
                () -> {
                    long b1 = step.run("b1", Long.class, () -> 10L);
                    step.sleep("b-nap", Duration.ofSeconds(1));
                    return step.run("b2", Long.class, () -> b1 + 10);
                }));

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned a1", "StepPlanned b1");
        assertThat(calls.memo("b1", 10).memo("a1", 1).discover().opNames())
                .containsExactly("StepPlanned a2", "Sleep b-nap");
        assertThat(calls.memo("a2", 2).raw("b-nap", null).discover().opNames()).containsExactly("StepPlanned b2");
        assertThat(calls.memo("b2", 20).discover().body()).isEqualTo(List.of(2L, 20L));
    }

    @Test
    void namedForksPrefixTheirIdsAndCountTheirNames() {
        Calls.Result result = Calls.of((run, step) -> step.all(
                        List.of("x", "y", "x"), item -> item, item -> step.run("quote", String.class, () -> item)))
                .discover();

        assertThat(result.opNames())
                .containsExactly("StepPlanned x/quote", "StepPlanned y/quote", "StepPlanned x:1/quote");
        assertThat(result.ops().get(0))
                .containsEntry("id", StepHash.of("x/quote").toString())
                .containsEntry("userland", Map.of("id", "x/quote"));
    }

    @Test
    void idsInABranchAreCountedWithinTheBranch() {
        Calls calls = Calls.of((run, step) -> step.all(
                () -> {
                    step.run("a", () -> {});
                    step.run("a", () -> {});
                    return null;
                },
                () -> step.run("b", String.class, () -> "b")));

        assertThat(calls.memo("a", null).discover().opNames()).containsExactly("StepPlanned a:1", "StepPlanned b");
    }

    @Test
    void oneIdInTwoBranchesIsRefusedWithAdvice() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.fork(() -> step.run("charge", String.class, () -> mark("1")));
                    step.fork(() -> step.run("charge", String.class, () -> mark("2")));
                    return null;
                })
                .discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.noRetry()).isTrue();
        assertThat(result.message()).contains("'charge'", "name the forks");
        assertThat(ran).isEmpty();
    }

    @Test
    void parallelStepsInALoopCountInTheMainLine() {
        Calls.Result result = Calls.of((run, step) -> {
                    List<Fork<String>> forks = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        forks.add(step.runAsync("quote", String.class, () -> "q"));
                    }
                    return forks.stream().map(Fork::join).toList();
                })
                .discover();

        assertThat(result.opNames()).containsExactly("StepPlanned quote", "StepPlanned quote:1", "StepPlanned quote:2");
    }

    @Test
    void aFunctionThatReturnsWaitsForItsForks() {
        Calls calls = Calls.of((run, step) -> {
            step.fork(() -> step.run("open", String.class, () -> mark("open")));
            return "returned";
        });

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned open");
        assertThat(calls.memo("open", "x").discover().body()).isEqualTo("returned");
    }

    @Test
    void aBranchThatReturnsWaitsForItsForks() {
        Calls calls = Calls.of((run, step) -> {
            Fork<String> outer = step.fork(() -> {
                step.fork(() -> step.run("inner", String.class, () -> "i"));
                return "outer";
            });
            return outer.join();
        });

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned inner");
        assertThat(calls.memo("inner", "i").discover().body()).isEqualTo("outer");
    }

    @Test
    void aFailureThatNobodyJoinedFailsTheFunction() {
        Calls.Result result = Calls.of((run, step) -> {
                    step.fork(() -> step.run("bad", String.class, () -> "x"));
                    return "returned";
                })
                .failed("bad", "Doom", "nobody looked")
                .discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.message()).isEqualTo("nobody looked");
    }

    @Test
    void failuresOfBranchesCanBeHandledApart() {
        Calls.Result result = Calls.of((run, step) -> {
                    Fork<String> good = step.runAsync("good", String.class, () -> "g");
                    Fork<String> bad = step.runAsync("bad", String.class, () -> "b");
                    try {
                        bad.join();
                        return "no";
                    } catch (StepException e) {
                        return good.join() + " " + e.getMessage();
                    }
                })
                .memo("good", "fine")
                .failed("bad", "DoomError", "bad one")
                .discover();

        assertThat(result.body()).isEqualTo("fine bad one");
    }

    @Test
    void allWaitsForEveryBranchAndThrowsTheFirstFailureInOrder() {
        Calls calls = Calls.of((run, step) -> step.all(
                () -> step.run("a", String.class, () -> "a"),
                () -> step.run("b", String.class, () -> "b"),
                () -> step.run("c", String.class, () -> "c")));

        assertThat(calls.failed("c", "E", "of c").memo("a", "a").discover().opNames())
                .containsExactly("StepPlanned b");
        assertThat(calls.failed("b", "E", "of b").discover().message()).isEqualTo("of b");
    }

    @Test
    void aBranchMayThrowACheckedExceptionOfItsOwn() {
        Calls.Result result = Calls.of((run, step) -> {
                    Fork<String> fork = step.fork(() -> {
                        throw new java.io.IOException("disk");
                    });
                    return fork.join();
                })
                .discover();

        assertThat(result.status()).isEqualTo(500);
        assertThat(result.error()).containsEntry("name", "IOException");
    }

    @Test
    void aBranchMayJoinAnother() {
        Calls calls = Calls.of((run, step) -> {
            Fork<Long> one = step.runAsync("one", Long.class, () -> 1L);
            Fork<Long> two = step.fork(() -> {
                long first = one.join();
                return step.run("two", Long.class, () -> first + 1);
            });
            return two.join();
        });

        assertThat(calls.discover().opNames()).containsExactly("StepPlanned one");
        assertThat(calls.memo("one", 1).discover().opNames()).containsExactly("StepPlanned two");
        assertThat(calls.memo("two", 2).discover().body()).isEqualTo(2L);
    }

    // Races.

    private Calls race() {
        return Calls.of((run, step) -> {
            String winner = step.first(
                    () -> step.run("fast", String.class, () -> mark("fast")),
                    () -> step.run("slow", String.class, () -> mark("slow")));
            return step.run("after", String.class, () -> mark("after-" + winner));
        });
    }

    @Test
    void membersOfARaceArePlannedInRaceMode() {
        Calls.Result result = race().discover();

        assertThat(result.opNames()).containsExactly("StepPlanned fast", "StepPlanned slow");
        assertThat(result.ops()).allSatisfy(op -> assertThat(op).containsEntry("opts", RACE));
    }

    @Test
    void theResultOfAMemberRepeatsTheMode() {
        assertThat(race().planOnly().target("slow").ops().get(0))
                .containsEntry("op", "StepRun")
                .containsEntry("opts", RACE);
        assertThat(ran).containsExactly("slow");
    }

    @Test
    void aLoserIsRunForACallThatAsksForIt() {
        assertThat(race().memo("fast", "F").target("slow").opNames()).containsExactly("StepRun slow");
    }

    @Test
    void everythingAfterARaceIsPlanned() {
        Calls.Result result = race().memo("fast", "F").discover();

        assertThat(result.opNames()).containsExactly("StepPlanned after");
        assertThat(result.ops().get(0)).containsEntry("opts", RACE);
        assertThat(ran).isEmpty();
        assertThat(race().memo("fast", "F").target("after").ops().get(0)).containsEntry("opts", RACE);
    }

    @Test
    void theStackAloneDecidesTheWinner() {
        assertThat(race().memo("fast", "F")
                        .memo("slow", "S")
                        .target("after")
                        .ops()
                        .get(0))
                .containsEntry("data", "AFTER-F");
        assertThat(race().memo("slow", "S")
                        .memo("fast", "F")
                        .target("after")
                        .ops()
                        .get(0))
                .containsEntry("data", "AFTER-S");
    }

    @Test
    void aFailureCanWin() {
        Calls.Result result = race().failed("slow", "Doom", "slow was first")
                .memo("fast", "F")
                .discover();

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.message()).isEqualTo("slow was first");
    }

    @Test
    void aBranchOfSeveralStepsFinishesWithItsLast() {
        Calls calls = Calls.of((run, step) -> step.first(
                () -> {
                    step.run("a1", () -> {});
                    step.run("a2", () -> {});
                    return "a";
                },
                () -> step.run("b", String.class, () -> "b")));

        assertThat(calls.memo("a1", null)
                        .memo("b", "b")
                        .memo("a2", null)
                        .discover()
                        .body())
                .isEqualTo("b");
    }

    @Test
    void aRaceWithinABranchIsOverWhenItsWinnerIs() {
        Calls calls = Calls.of((run, step) -> step.first(
                () -> step.first(
                        () -> step.run("a", String.class, () -> ""), () -> step.run("late", String.class, () -> "")),
                () -> step.run("b", String.class, () -> "")));

        assertThat(calls.memo("a", "a")
                        .memo("b", "b")
                        .memo("late", "late")
                        .discover()
                        .body())
                .isEqualTo("a");
    }

    @Test
    void aBranchWithoutStepsWinsAtOnce() {
        assertThat(Calls.of((run, step) ->
                                step.first(() -> step.run("slow", String.class, () -> mark("slow")), () -> "at once"))
                        .discover()
                        .body())
                .isEqualTo("at once");
    }

    @Test
    void losersAreNotReportedAgain() {
        assertThat(Calls.of((run, step) -> step.first(
                                () -> {
                                    step.sleep("fast", Duration.ofSeconds(1));
                                    return "fast";
                                },
                                () -> {
                                    step.sleep("slow", Duration.ofSeconds(6));
                                    return "slow";
                                }))
                        .raw("fast", null)
                        .discover()
                        .body())
                .isEqualTo("fast");
    }

    @Test
    void sleepsInARaceCarryTheMode() {
        assertThat(Calls.of((run, step) -> step.first(
                                () -> {
                                    step.sleep("nap", Duration.ofSeconds(1));
                                    return null;
                                },
                                () -> step.run("work", String.class, () -> "w")))
                        .discover()
                        .ops()
                        .get(0))
                .containsEntry("opts", Map.of("duration", "1s", "parallelMode", "race"));
    }

    @Test
    void independentBranchesArePlannedInRaceModeAndSoIsWhatFollows() {
        Calls calls = Calls.of((run, step) -> {
            step.independent()
                    .all(() -> step.run("a", String.class, () -> "a"), () -> step.run("b", String.class, () -> "b"));
            return step.run("after", String.class, () -> mark("after"));
        });

        assertThat(calls.discover().ops()).allSatisfy(op -> assertThat(op).containsEntry("opts", RACE));
        assertThat(calls.memo("a", "a").memo("b", "b").discover().opNames()).containsExactly("StepPlanned after");
    }

    @Test
    void aBranchThatSwallowsItsEndStaysParked() {
        Calls.Result result = Calls.of((run, step) -> step.all(
                        () -> {
                            try {
                                step.run("a", () -> {});
                            } catch (Throwable ignored) {
                                // What this test is about.
                            }
                            try {
                                step.run("a2", () -> {});
                            } catch (Throwable ignored) {
                                // What this test is about.
                            }
                            return "went on";
                        },
                        () -> step.run("b", String.class, () -> "b")))
                .discover();

        assertThat(result.opNames()).containsExactly("StepPlanned a", "StepPlanned b");
    }

    @Test
    void aForkInAParkedLineIsNotStarted() {
        Calls.Result result = Calls.of((run, step) -> {
                    try {
                        step.sleep("nap", Duration.ofSeconds(1));
                    } catch (Throwable ignored) {
                        step.fork(() -> step.run("late", String.class, () -> mark("late")));
                    }
                    return null;
                })
                .discover();

        assertThat(result.opNames()).containsExactly("Sleep nap");
        assertThat(ran).isEmpty();
    }
}
