package io.github.inngest4j.engine.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How calls name their queue item and SDKs name it back: with the shard of the queue, in Base64. */
final class QueueItemRef {

    private static final String SHARD = "::default";

    private QueueItemRef() {}

    static String of(String itemId) {
        return Base64.getEncoder().encodeToString((itemId + SHARD).getBytes(UTF_8));
    }

    /** The id of the item, or {@code null} if the text is no reference. */
    static @Nullable String itemId(String ref) {
        try {
            String text = new String(Base64.getDecoder().decode(ref), UTF_8);
            return text.endsWith(SHARD) ? text.substring(0, text.length() - SHARD.length()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
