package io.github.inngest4j.engine.internal.api;

import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.machine.Reply;
import io.github.inngest4j.engine.internal.wire.CheckpointReader;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.util.Map;

/** Checkpoints: results that SDKs have stored while a call goes on. */
public final class CheckpointApi {

    private final Driver driver;

    /** Over an engine's state. */
    public CheckpointApi(Driver driver) {
        this.driver = driver;
    }

    EngineResponse store(EngineRequest request) {
        if (!(driver.submit(CheckpointReader.read(request.body())) instanceof Reply.Checkpointed reply)) {
            throw new IllegalStateException("a checkpoint was not answered");
        }
        return switch (reply.outcome()) {
            case STORED -> new EngineResponse(200, Map.of("Content-Type", "application/json"), new byte[0]);
            case REFUSED -> Answers.error(400, reply.reason());
            case STALE -> Answers.error(409, reply.reason());
            case TOO_LARGE -> Answers.error(413, reply.reason());
        };
    }
}
