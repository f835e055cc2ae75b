package io.github.inngest4j.internal.protocol;

/** The opcodes that this SDK reports, spelled as the server's. */
public enum Opcode {
    STEP_RUN("StepRun"),
    STEP_ERROR("StepError"),
    STEP_FAILED("StepFailed"),
    STEP_PLANNED("StepPlanned"),
    SLEEP("Sleep"),
    WAIT_FOR_EVENT("WaitForEvent"),
    WAIT_FOR_SIGNAL("WaitForSignal"),
    INVOKE_FUNCTION("InvokeFunction"),
    GATEWAY("Gateway"),
    AI_GATEWAY("AIGateway");

    private final String wire;

    Opcode(String wire) {
        this.wire = wire;
    }

    /** The opcode's name on the wire. */
    public String wire() {
        return wire;
    }
}
