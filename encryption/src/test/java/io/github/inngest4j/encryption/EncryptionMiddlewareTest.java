package io.github.inngest4j.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.StepKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionMiddlewareTest {

    private static final Call CALL = new Call("app", "fn", "01RUN", 0, OptionalInt.empty(), null, () -> false);

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    private final EncryptionMiddleware encryption =
            EncryptionMiddleware.builder().key(key(1)).eventFields("secret").build();

    private static @Nullable Object encryptResult(EncryptionMiddleware by, @Nullable Object value) throws Exception {
        return by.wrapStep(new NewStep(CALL, "a", StepKind.RUN, null), step -> value);
    }

    private static @Nullable Object decryptRecorded(EncryptionMiddleware by, @Nullable Object value) throws Exception {
        return by.wrapMemoized(new MemoizedStep(CALL, "a", StepKind.RUN, false, value), MemoizedStep::value);
    }

    @Test
    void whatWasEncryptedIsDecrypted() throws Exception {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("text", "žluťoučký 🐎 \u0000 \ud800");
        value.put("numbers", List.of(1L, 2.5, -7L));
        value.put("null", null);
        value.put("like one", Map.of("__enc", "x", "__key", "y"));

        Object encrypted = encryptResult(encryption, value);

        assertThat(encrypted.toString()).doesNotContain("text").doesNotContain("numbers");
        assertThat(((Map<?, ?>) encrypted).keySet()).isEqualTo(Set.of("__enc", "__key"));
        assertThat(decryptRecorded(encryption, encrypted)).isEqualTo(value);
        assertThat(decryptRecorded(encryption, List.of(Map.of("deep", encrypted))))
                .isEqualTo(List.of(Map.of("deep", value)));
    }

    @Test
    void equalValuesAreEncryptedDifferently() throws Exception {
        assertThat(encryptResult(encryption, "same")).isNotEqualTo(encryptResult(encryption, "same"));
    }

    @Test
    void nullAndWhatIsNotEncryptedStayWhatTheyAre() throws Exception {
        assertThat(encryptResult(encryption, null)).isNull();
        assertThat(decryptRecorded(encryption, null)).isNull();
        assertThat(decryptRecorded(encryption, Map.of("plain", 1L))).isEqualTo(Map.of("plain", 1L));
    }

    @Test
    void inputAndResultOfFunctions() throws Exception {
        Object secret = encryptResult(encryption, Map.of("pin", 1L));
        EventJson event = new EventJson(Map.of("name", "x", "data", Map.of("nonce", "n", "secret", secret)));

        Object result = encryption.wrapFunction(new FunctionInput(CALL, event, List.of(event, event)), input -> {
            assertThat(input.event().data()).isEqualTo(Map.of("nonce", "n", "secret", Map.of("pin", 1L)));
            assertThat(input.events()).hasSize(2).allMatch(input.event()::equals);
            return input.event().data();
        });

        assertThat(decryptRecorded(encryption, result)).isEqualTo(Map.of("nonce", "n", "secret", Map.of("pin", 1L)));
        assertThat(result.toString()).doesNotContain("nonce");
    }

    @Test
    void chosenFieldsOfSentEventsAndInvocations() throws Exception {
        Map<String, Object> data = Map.of("secret", "s3cret", "public", "shown");
        List<String> ids = encryption.wrapSend(List.of(new EventJson(Map.of("name", "x", "data", data))), events -> {
            assertThat(events.get(0).data().get("public")).isEqualTo("shown");
            assertThat(events.toString() + events.get(0).members()).doesNotContain("s3cret");
            return List.of("id");
        });
        assertThat(ids).containsExactly("id");

        encryption.wrapStep(new NewStep(CALL, "call", StepKind.INVOKE, data), step -> {
            assertThat(String.valueOf(step.input())).contains("shown").doesNotContain("s3cret");
            return null;
        });
        encryption.wrapStep(new NewStep(CALL, "ask", StepKind.AI_WRAP, "s3cret"), step -> {
            assertThat(String.valueOf(step.input())).doesNotContain("s3cret");
            return "answer";
        });
        Object ids2 = encryption.wrapStep(
                new NewStep(CALL, "emit", StepKind.SEND_EVENT, null), step -> Map.of("ids", List.of("id")));
        assertThat(ids2).isEqualTo(Map.of("ids", List.of("id")));
    }

    @Test
    void keysChangeInThreeSteps() throws Exception {
        EncryptionMiddleware old = EncryptionMiddleware.of(key(1));
        EncryptionMiddleware both =
                EncryptionMiddleware.builder().key(key(1)).decryptOnly(key(2)).build();
        EncryptionMiddleware exchanged =
                EncryptionMiddleware.builder().key(key(2)).decryptOnly(key(1)).build();
        EncryptionMiddleware fresh = EncryptionMiddleware.of(key(2));

        assertThat(decryptRecorded(both, encryptResult(old, "v"))).isEqualTo("v");
        assertThat(decryptRecorded(both, encryptResult(exchanged, "v"))).isEqualTo("v");
        assertThat(decryptRecorded(exchanged, encryptResult(both, "v"))).isEqualTo("v");
        assertThat(decryptRecorded(fresh, encryptResult(exchanged, "v"))).isEqualTo("v");
        Object unknown = encryptResult(old, "v");
        assertThatThrownBy(() -> decryptRecorded(fresh, unknown))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("fn", "01RUN", "step 'a'", "decryptOnly");
    }

    @Test
    void withoutAKeyForEncryptionItOnlyDecrypts() throws Exception {
        EncryptionMiddleware reader = EncryptionMiddleware.builder()
                .decryptOnly(key(1))
                .eventFields("secret")
                .build();
        assertThat(encryptResult(reader, "v")).isEqualTo("v");
        assertThat(decryptRecorded(reader, encryptResult(encryption, "v"))).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 20, 30})
    void whatWasChangedIsRefusedWithoutShowingIt(int changedByte) throws Exception {
        Map<?, ?> encrypted = (Map<?, ?>) encryptResult(encryption, "s3cret");
        byte[] bytes = Base64.getDecoder().decode((String) encrypted.get("__enc"));
        bytes[changedByte] ^= 1;
        Map<String, Object> changed =
                Map.of("__enc", Base64.getEncoder().encodeToString(bytes), "__key", encrypted.get("__key"));

        assertThatThrownBy(() -> decryptRecorded(encryption, changed))
                .hasMessageContaining("changed on its way")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> decryptRecorded(encryption, Map.of("__enc", "AAAA", "__key", encrypted.get("__key"))))
                .hasMessageContaining("changed on its way");
        assertThatThrownBy(() ->
                        decryptRecorded(encryption, Map.of("__enc", "no base64!", "__key", encrypted.get("__key"))))
                .hasMessageContaining("changed on its way");
    }

    @Test
    void aStepThatHasFailedIsPassedOn() throws Exception {
        MemoizedStep failed = new MemoizedStep(CALL, "a", StepKind.RUN, true, null);
        assertThat(encryption.wrapMemoized(failed, step -> step.failed())).isEqualTo(true);
    }

    @Test
    void keysAreCheckedAndCopied() throws Exception {
        assertThatThrownBy(() -> EncryptionMiddleware.of(new byte[5])).hasMessageContaining("16, 24 or 32 bytes");
        assertThatThrownBy(() -> EncryptionMiddleware.builder().build()).hasMessageContaining("needs a key");
        assertThatThrownBy(() -> EncryptionMiddleware.builder().key(key(1)).key(key(2)))
                .hasMessageContaining("decryptOnly");
        byte[] given = key(1);
        EncryptionMiddleware copy = EncryptionMiddleware.of(given);
        Arrays.fill(given, (byte) 0);
        assertThat(decryptRecorded(encryption, encryptResult(copy, "v"))).isEqualTo("v");
    }

    @Test
    void theFormIsWhatIsDocumented() throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = new byte[12];
        Arrays.fill(nonce, (byte) 2);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(1), "AES"), new GCMParameterSpec(128, nonce));
        byte[] text = cipher.doFinal("\"v\"".getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, all, nonce.length, text.length);
        Object keyId = ((Map<?, ?>) encryptResult(encryption, "x")).get("__key");

        assertThat(decryptRecorded(
                        encryption, Map.of("__enc", Base64.getEncoder().encodeToString(all), "__key", keyId)))
                .isEqualTo("v");
        assertThat(keyId.toString()).hasSize(8);
        assertThat(Collections.singletonList(encryption).toString()).doesNotContain("AQEB");
    }
}
