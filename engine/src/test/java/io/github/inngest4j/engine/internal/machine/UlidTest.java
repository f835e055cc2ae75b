package io.github.inngest4j.engine.internal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UlidTest {

    @Test
    void writesTimeAndRest() {
        assertThat(Ulid.of(0, 0, 0)).isEqualTo("00000000000000000000000000");
        assertThat(Ulid.of(1L, 1L, 1L)).isEqualTo("00000000010000000100000001");
        assertThat(Ulid.of((1L << 48) - 1, -1, -1)).isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assertThat(Ulid.of(1795410707458L, 0, 0)).startsWith("01M83D2H02");
    }

    @Test
    void sortsByTimeThenByTheMoreSignificantHalf() {
        assertThat(Ulid.of(1, 0, 9)).isLessThan(Ulid.of(1, 1, 0)).isLessThan(Ulid.of(2, 0, 0));
    }
}
