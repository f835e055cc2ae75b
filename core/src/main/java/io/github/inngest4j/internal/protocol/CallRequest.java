package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call (SDK specification, section 4.4.1), cut into slices by one pass over its bytes. Unknown members are
 * skipped; of the known ones only the event is required.
 *
 * @param runId the run, or an empty text where the server did not tell
 * @param attempt how often this call's work has failed before
 * @param maxAttempts the number of attempts there are
 * @param planOnly whether new steps may only be planned ({@code disable_immediate_execution})
 * @param useApi whether events and steps have to be fetched from the server
 * @param dispatch by what the server knows this call, or {@code null} where it did not tell
 * @param stack the hashes of completed steps, in the order of completion
 * @param event the triggering event
 * @param events the triggering events; the event alone where the body has none
 * @param steps what is recorded, by the hash of the step
 */
public record CallRequest(
        String runId,
        int attempt,
        OptionalInt maxAttempts,
        boolean planOnly,
        boolean useApi,
        @Nullable Dispatch dispatch,
        List<StepHash> stack,
        JsonSlice event,
        List<JsonSlice> events,
        Map<StepHash, Memo> steps) {

    /**
     * By what the server knows a call.
     *
     * @param functionId the function's id within the server
     * @param queueItemId what the server has taken from its queue
     * @param requestId this request
     * @param generationId how often the item was taken from the queue
     */
    public record Dispatch(String functionId, String queueItemId, String requestId, long generationId) {}

    /**
     * Reads a body.
     *
     * @throws JsonException if the bytes are not JSON, too deep, or lack an event
     */
    public static CallRequest parse(byte[] body, JsonLimits limits) {
        JsonScanner scanner = new JsonScanner(body, limits);
        if (scanner.peek() != JsonKind.OBJECT) {
            throw new JsonException("the body of a call must be a JSON object");
        }
        Context context = new Context();
        JsonSlice event = null;
        List<JsonSlice> events = List.of();
        Map<StepHash, Memo> steps = Map.of();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            switch (name) {
                case "ctx" -> context.read(scanner);
                case "event" -> event = object(scanner, "event");
                case "events" -> events = readEvents(scanner);
                case "steps" -> steps = readSteps(scanner, context.stack.size());
                default -> scanner.readValue();
            }
        }
        scanner.end();
        if (event == null) {
            if (events.isEmpty()) {
                throw new JsonException("the body of a call must have an 'event'");
            }
            event = events.get(0);
        }
        return new CallRequest(
                context.runId,
                context.attempt,
                context.maxAttempts,
                context.planOnly,
                context.useApi,
                context.dispatch(),
                context.stack,
                event,
                events.isEmpty() ? List.of(event) : events,
                steps);
    }

    /**
     * This call with the events and steps that the server's API gave. The triggering event stays that of the body: the
     * server never leaves it out, and its API gives events without their {@code user}.
     */
    public CallRequest withState(List<JsonSlice> fetchedEvents, Map<StepHash, Memo> fetchedSteps) {
        List<JsonSlice> all = fetchedEvents.isEmpty() ? events : fetchedEvents;
        return new CallRequest(
                runId, attempt, maxAttempts, planOnly, useApi, dispatch, stack, event, List.copyOf(all), fetchedSteps);
    }

    /** Reads the array of events; {@code null} is an empty one. */
    public static List<JsonSlice> readEvents(JsonScanner scanner) {
        if (isNull(scanner)) {
            return List.of();
        }
        List<JsonSlice> events = new ArrayList<>();
        scanner.beginArray();
        while (scanner.nextElement()) {
            JsonSlice event = object(scanner, "events");
            if (event != null) {
                events.add(event);
            }
        }
        return List.copyOf(events);
    }

    /** Reads the recorded steps; {@code null} is an empty map. */
    public static Map<StepHash, Memo> readSteps(JsonScanner scanner) {
        return readSteps(scanner, 0);
    }

    private static Map<StepHash, Memo> readSteps(JsonScanner scanner, int expected) {
        if (isNull(scanner)) {
            return Map.of();
        }
        // Most of the time the steps on the stack are those that are recorded.
        Map<StepHash, Memo> steps = new HashMap<>(2 * expected);
        scanner.beginObject();
        for (StepHash hash = nextHash(scanner); hash != null; hash = nextHash(scanner)) {
            Memo memo = Memo.read(scanner);
            if (hash != StepHash.OTHER) {
                steps.put(hash, memo);
            }
        }
        return steps;
    }

    private static @Nullable StepHash nextHash(JsonScanner scanner) {
        return scanner.nextName(StepHash.READER);
    }

    private static @Nullable JsonSlice object(JsonScanner scanner, String name) {
        if (isNull(scanner)) {
            return null;
        }
        if (scanner.peek() != JsonKind.OBJECT) {
            throw new JsonException("'" + name + "' of a call must hold JSON objects");
        }
        return scanner.readValue();
    }

    private static boolean isNull(JsonScanner scanner) {
        if (scanner.peek() != JsonKind.NULL) {
            return false;
        }
        scanner.readNull();
        return true;
    }

    /** The members of {@code ctx} that matter. */
    private static final class Context {
        private String runId = "";
        private int attempt;
        private OptionalInt maxAttempts = OptionalInt.empty();
        private boolean planOnly;
        private boolean useApi;
        private List<StepHash> stack = List.of();
        private String functionId = "";
        private String queueItemId = "";
        private String requestId = "";
        private long generationId;

        @Nullable
        Dispatch dispatch() {
            return runId.isEmpty() || functionId.isEmpty() || queueItemId.isEmpty()
                    ? null
                    : new Dispatch(functionId, queueItemId, requestId, generationId);
        }

        void read(JsonScanner scanner) {
            scanner.beginObject();
            for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
                if (isNull(scanner)) {
                    continue;
                }
                switch (name) {
                    case "run_id" -> runId = scanner.readString();
                    case "attempt" -> attempt = count(scanner, name);
                    case "max_attempts" -> maxAttempts = OptionalInt.of(count(scanner, name));
                    case "disable_immediate_execution" -> planOnly = scanner.readBoolean();
                    case "use_api" -> useApi = scanner.readBoolean();
                    case "fn_id" -> functionId = scanner.readString();
                    case "qi_id" -> queueItemId = scanner.readString();
                    case "request_id" -> requestId = scanner.readString();
                    case "generation_id" -> generationId = scanner.readLong();
                    case "stack" -> readStack(scanner);
                    default -> scanner.readValue();
                }
            }
        }

        private void readStack(JsonScanner scanner) {
            scanner.beginObject();
            for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
                if (!name.equals("stack") || scanner.peek() == JsonKind.NULL) {
                    scanner.readValue();
                    continue;
                }
                List<StepHash> hashes = new ArrayList<>();
                scanner.beginArray();
                while (scanner.nextElement()) {
                    hashes.add(scanner.readString(StepHash.READER));
                }
                stack = List.copyOf(hashes);
            }
        }

        private static int count(JsonScanner scanner, String name) {
            long value = scanner.readLong();
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new JsonException("'ctx." + name + "' of a call must be a count");
            }
            return (int) value;
        }
    }
}
