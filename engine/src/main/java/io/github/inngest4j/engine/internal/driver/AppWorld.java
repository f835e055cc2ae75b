package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Answer;
import io.github.inngest4j.engine.internal.machine.Effect;
import io.github.inngest4j.engine.internal.machine.FunctionCall;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.wire.AnswerReader;
import io.github.inngest4j.engine.internal.wire.CallWriter;
import io.github.inngest4j.engine.internal.wire.OutboundRequests;
import io.github.inngest4j.engine.transport.AppTransport;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Function;

/** The world of an engine: its applications, and the servers that steps make requests to. */
public final class AppWorld implements World {

    private static final System.Logger LOG = System.getLogger(AppWorld.class.getName());

    private final Function<String, AppTransport> transports;
    private final AppTransport outbound;
    private final CallWriter calls;
    private final Clock clock;

    /**
     * A world.
     *
     * @param transports gives the way to an application by its id
     * @param outbound the way to other servers
     */
    public AppWorld(Function<String, AppTransport> transports, AppTransport outbound, CallWriter calls, Clock clock) {
        this.transports = transports;
        this.outbound = outbound;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Input perform(Effect effect) throws InterruptedException {
        if (effect instanceof Effect.CallFunction call) {
            return new Input.CallEnded(call.call().itemId(), call.call().requestId(), answer(call.call()));
        }
        if (effect instanceof Effect.SendRequest send) {
            return new Input.RequestEnded(send.request(), OutboundRequests.perform(send.request(), outbound));
        }
        throw new IllegalStateException("unknown effect " + effect.getClass());
    }

    private Answer answer(FunctionCall call) throws InterruptedException {
        AppTransport transport = transports.apply(call.function().app());
        try {
            return AnswerReader.read(transport.call(calls.write(call, clock.instant())));
        } catch (IOException e) {
            return AnswerReader.unreachable(e);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the call of function " + call.function().slug() + " in run " + call.runId() + " failed",
                    e);
            return AnswerReader.unreachable(e);
        }
    }
}
