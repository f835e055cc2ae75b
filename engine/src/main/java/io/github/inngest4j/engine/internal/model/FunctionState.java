package io.github.inngest4j.engine.internal.model;

import io.github.inngest4j.internal.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered function.
 *
 * @param slug its id with the application's in front, {@code <app>-<function>}
 * @param app the application's id
 * @param name its name
 * @param url where it is called
 * @param retries how often a failed attempt is repeated
 * @param triggers what starts it
 * @param cancelOn what cancels its runs
 * @param startTimeout a run that has not been called for this long is cancelled
 * @param finishTimeout a run that has not ended this long after its first call is cancelled
 * @param config the function as registered, with options that these fields do not hold
 */
public record FunctionState(
        String slug,
        String app,
        String name,
        String url,
        int retries,
        List<Trigger> triggers,
        List<CancelOn> cancelOn,
        @Nullable Duration startTimeout,
        @Nullable Duration finishTimeout,
        JsonSlice config) {

    /** The id under which the function is known on the wire beside its slug; the same on every registration. */
    public UUID uuid() {
        return uuidOf(slug);
    }

    /** The id of an application or function. */
    public static UUID uuidOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
