package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.examples.acceptance.WireJson.Any;
import java.util.Map;

/** How errors are told by another SDK. */
final class ErrorDifferences {

    /** Names of errors that are the SDK's. */
    private static final Map<String, Object> NAMES = Map.of(
            "Error", Any.TEXT,
            "NonRetriableError", "NonRetriableException",
            "RetryAfterError", "RetryAfterException");

    private ErrorDifferences() {}

    /** An error as this SDK tells it; the stack is that of another program. */
    static Object inJava(Object recorded) {
        Map<String, Object> error = WireJson.object(recorded);
        error.remove("__serialized");
        error.computeIfPresent("name", (member, name) -> NAMES.getOrDefault((String) name, name));
        error.put("stack", Any.TEXT);
        return error;
    }

    /** An error as this SDK passes it on. */
    static Object withoutStack(Object recorded) {
        Map<String, Object> error = WireJson.object(recorded);
        error.remove("__serialized");
        error.remove("stack");
        return error;
    }
}
