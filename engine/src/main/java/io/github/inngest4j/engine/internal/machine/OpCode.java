package io.github.inngest4j.engine.internal.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations an SDK may report (SDK specification, section 4.3.3, as the open-source server reads it). */
public enum OpCode {
    NONE("None"),
    STEP("Step"),
    STEP_RUN("StepRun"),
    STEP_ERROR("StepError"),
    STEP_FAILED("StepFailed"),
    STEP_PLANNED("StepPlanned"),
    SLEEP("Sleep"),
    WAIT_FOR_EVENT("WaitForEvent"),
    WAIT_FOR_SIGNAL("WaitForSignal"),
    INVOKE_FUNCTION("InvokeFunction"),
    GATEWAY("Gateway"),
    AI_GATEWAY("AIGateway"),
    RUN_COMPLETE("RunComplete"),
    SYNC_RUN_COMPLETE("SyncRunComplete"),
    DISCOVERY_REQUEST("DiscoveryRequest"),
    DEFER_ADD("DeferAdd"),
    DEFER_ABORT("DeferAbort");

    private static final Map<String, OpCode> BY_LOWER_CASE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(code -> code.wireName.toLowerCase(Locale.ROOT), Function.identity()));

    private final String wireName;

    OpCode(String wireName) {
        this.wireName = wireName;
    }

    /** Whether a run that reports it waits for something, or for a call that repeats a step. */
    boolean isAsync() {
        return switch (this) {
            case STEP, STEP_RUN, STEP_FAILED, STEP_PLANNED, RUN_COMPLETE, SYNC_RUN_COMPLETE, DEFER_ADD, DEFER_ABORT ->
                false;
            default -> true;
        };
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The operation of a name, whose case does not matter; {@code null} if there is none. */
    public static @Nullable OpCode of(String name) {
        return BY_LOWER_CASE_NAME.get(name.toLowerCase(Locale.ROOT));
    }
}
