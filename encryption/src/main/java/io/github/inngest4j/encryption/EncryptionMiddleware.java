package io.github.inngest4j.encryption;

import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what leaves the application, and decrypts what comes back, so that the server stores neither the results of
 * steps nor those of functions in plain text. AES-GCM with a random nonce for each value; nothing but the JDK is needed.
 *
 * <ul>
 *   <li>Encrypted are the results of run steps and wrapped AI calls with their recorded input, the results of functions,
 *       and the chosen {@linkplain Builder#eventFields fields} of the data of events and invocations. {@code null} stays
 *       {@code null}. The messages of errors, and what the server itself has to read (times, signals, the requests of AI
 *       inferences), are not encrypted.
 *   <li>Decrypted is every encrypted value, at any depth, in the data of received events and in what is recorded of steps.
 * </ul>
 *
 * <p>An encrypted value is the object <code>{"__enc": "…", "__key": "…"}</code>: nonce, cipher text and tag in Base64, and
 * the id of the key. The id is the beginning of a hash of the key and tells nothing about it.
 *
 * <p><b>Keys change</b> in three steps, each of which is to reach all instances of the app before the next: add the new key
 * as a {@linkplain Builder#decryptOnly key for decryption}; exchange the two; remove the old one when no run is left that it
 * has encrypted anything for. Without a {@linkplain Builder#key key}, it only decrypts: to end encryption, or for an app
 * that reads what others have encrypted.
 *
 * <p>Register it first: it stands nearest to the server then, and middleware after it, as for validation, sees plain
 * values both on their way in and on their way out.
 *
 * <p>A value that cannot be decrypted fails the call, which the server repeats: the key may be missing only until an instance
 * is restarted. Immutable and thread-safe.
 */
public final class EncryptionMiddleware implements Middleware {

    private static final String VALUE = "__enc";
    private static final String KEY_ID = "__key";

    private final @Nullable AesKey key;
    private final Map<String, AesKey> keysById = new LinkedHashMap<>();
    private final Set<String> eventFields;

    private EncryptionMiddleware(Builder builder) {
        this.key = builder.key;
        builder.all.forEach(one -> keysById.put(one.id(), one));
        this.eventFields = Set.copyOf(builder.eventFields);
        if (keysById.isEmpty()) {
            throw new IllegalArgumentException("encryption needs a key: give one with key(…) or decryptOnly(…)");
        }
    }

    /**
     * An encryption with one key, and no field of events.
     *
     * @param key 16, 24 or 32 bytes; a secret
     * @return the middleware
     * @throws IllegalArgumentException if the key has another length
     */
    public static EncryptionMiddleware of(byte[] key) {
        return builder().key(key).build();
    }

    /**
     * An encryption with several keys, or with fields of events.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What an encryption is made of. Not thread-safe. */
    public static final class Builder {

        private @Nullable AesKey key;
        private final List<AesKey> all = new ArrayList<>();
        private List<String> eventFields = List.of();

        private Builder() {}

        /**
         * The key for encryption and decryption.
         *
         * @param bytes 16, 24 or 32 bytes; a secret. They are copied
         * @return this
         * @throws IllegalArgumentException if there are not so many bytes, or there is a key already
         */
        public Builder key(byte[] bytes) {
            if (key != null) {
                throw new IllegalArgumentException("there is one key for encryption; give others with decryptOnly(…)");
            }
            key = new AesKey(bytes);
            all.add(key);
            return this;
        }

        /**
         * A further key for decryption. Several calls of this method add up.
         *
         * @param bytes 16, 24 or 32 bytes; a secret. They are copied
         * @return this
         * @throws IllegalArgumentException if there are not so many bytes
         */
        public Builder decryptOnly(byte[] bytes) {
            all.add(new AesKey(bytes));
            return this;
        }

        /**
         * The fields of the data of sent events, and of invocations, that are encrypted. By default none: whatever triggers,
         * conditions and flow control read must stay readable for the server.
         *
         * @param fields names of members of the data, not paths
         * @return this
         */
        public Builder eventFields(String... fields) {
            eventFields = List.of(fields);
            return this;
        }

        /**
         * Builds the middleware.
         *
         * @return the middleware
         * @throws IllegalArgumentException if there is no key
         */
        public EncryptionMiddleware build() {
            return new EncryptionMiddleware(this);
        }
    }

    @Override
    public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
            throws Exception {
        return encrypt(next.proceed(input.mapEvents(this::decrypt)));
    }

    @Override
    public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
        return switch (step.kind()) {
            case RUN -> encrypt(next.proceed(step));
            case AI_WRAP -> encrypt(next.proceed(step.withInput(encrypt(step.input()))));
            case INVOKE -> next.proceed(step.withInput(encryptFields(step.input())));
            default -> next.proceed(step);
        };
    }

    @Override
    public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
            throws Exception {
        if (step.failed()) {
            return next.proceed(step);
        }
        try {
            return next.proceed(step.withValue(decrypt(step.value())));
        } catch (UndecryptableException e) {
            throw new IllegalStateException(step.call() + ", step '" + step.id() + "': " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next) throws Exception {
        return next.proceed(events.stream()
                .map(event -> event.with("data", encryptFields(event.data())))
                .toList());
    }

    private EventJson decrypt(EventJson event) {
        try {
            return event.with("data", decrypt(event.members().get("data")));
        } catch (UndecryptableException e) {
            throw new IllegalStateException("event '" + event.name() + "': " + e.getMessage(), e);
        }
    }

    /** Encrypts the chosen fields of an object. */
    private @Nullable Object encryptFields(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> object)) {
            return data;
        }
        Map<Object, @Nullable Object> fields = new LinkedHashMap<>(object);
        fields.replaceAll(
                (name, value) -> name instanceof String field && eventFields.contains(field) ? encrypt(value) : value);
        return fields;
    }

    private @Nullable Object encrypt(@Nullable Object value) {
        if (key == null || value == null) {
            return value;
        }
        byte[] json = new JsonWriter().plain(value).toByteArray();
        Map<String, Object> encrypted = new LinkedHashMap<>();
        encrypted.put(VALUE, Base64.getEncoder().encodeToString(key.encrypt(json)));
        encrypted.put(KEY_ID, key.id());
        return encrypted;
    }

    /** Decrypts every encrypted value; what was encrypted is not looked into again. */
    private @Nullable Object decrypt(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return isEncrypted(object) ? decryptValue(object) : decryptMembers(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> decrypted = new ArrayList<>(list.size());
            list.forEach(element -> decrypted.add(decrypt(element)));
            return decrypted;
        }
        return value;
    }

    private Map<Object, @Nullable Object> decryptMembers(Map<?, ?> object) {
        Map<Object, @Nullable Object> decrypted = new LinkedHashMap<>();
        object.forEach((name, member) -> decrypted.put(name, decrypt(member)));
        return decrypted;
    }

    private static boolean isEncrypted(Map<?, ?> object) {
        return object.size() == 2 && object.get(VALUE) instanceof String && object.get(KEY_ID) instanceof String;
    }

    private @Nullable Object decryptValue(Map<?, ?> encrypted) {
        AesKey used = keysById.get(String.valueOf(encrypted.get(KEY_ID)));
        if (used == null) {
            throw new UndecryptableException("an encrypted value needs a key that was not given; give the keys of the"
                    + " past with decryptOnly(…)");
        }
        try {
            byte[] json = used.decrypt(Base64.getDecoder().decode(String.valueOf(encrypted.get(VALUE))));
            return JsonSlice.of(json, JsonLimits.DEFAULT).toPlain();
        } catch (IllegalArgumentException | JsonException e) {
            throw new UndecryptableException("an encrypted value was changed on its way, and cannot be decrypted");
        }
    }

    /** A value cannot be decrypted. Its place is to be added. */
    private static final class UndecryptableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndecryptableException(String message) {
            super(Objects.requireNonNull(message), null, false, false);
        }
    }
}
