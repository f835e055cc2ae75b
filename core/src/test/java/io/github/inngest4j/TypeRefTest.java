package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRefTest {

    @Test
    void capturesItsTypeArgument() {
        assertThat(new TypeRef<Map<String, List<Integer>>>() {}.type().getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
        assertThat(TypeRef.of(String.class).type()).isEqualTo(String.class);
    }

    @Test
    void isEqualByItsType() {
        assertThat(new TypeRef<String>() {})
                .isEqualTo(TypeRef.of(String.class))
                .hasSameHashCodeAs(TypeRef.of(String.class))
                .hasToString("TypeRef<java.lang.String>");
        assertThat(new TypeRef<List<String>>() {}).isNotEqualTo(new TypeRef<List<Integer>>() {});
    }

    @Test
    @SuppressWarnings("rawtypes")
    void refusesATypeThatIsUnknownAtRunTime() {
        assertThatThrownBy(() -> new TypeRef() {}).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(TypeRefTest::<String>ofVariable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type variable");
    }

    private static <T> TypeRef<T> ofVariable() {
        return new TypeRef<>() {};
    }
}
