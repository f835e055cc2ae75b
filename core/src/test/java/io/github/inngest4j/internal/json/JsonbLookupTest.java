package io.github.inngest4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.Jsonb;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON-B is found where it is, needed only by types that need it, and its absence explained. */
class JsonbLookupTest {

    public static class Pojo {
        public int n = 1;
    }

    public record Plain(int n) {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutJsonbPlainRecordsWorkAndOtherTypesSayWhatToAdd(boolean apiPresent) throws Exception {
        Stream<Class<?>> present = Stream.of(JsonMapper.class, JsonbLookupTest.class);
        Stream<Class<?>> classPath = apiPresent ? Stream.concat(present, Stream.of(Jsonb.class)) : present;
        URL[] urls = classPath.map(JsonbLookupTest::location).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                assertThat(write(loader, Plain.class, 7)).isEqualTo("{\"n\":7}");
                assertThatThrownBy(() -> write(loader, Pojo.class))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .hasMessageContaining("org.eclipse:yasson")
                        .hasMessageContaining("org.eclipse.parsson:parsson")
                        .matches(e -> e.getClass().getName().equals(JsonException.class.getName()));
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThreadWithAnotherContextClassLoaderFindsTheProviderOfTheLibrary(boolean none) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader other = none ? null : ClassLoader.getPlatformClassLoader();
        thread.setContextClassLoader(other);
        try (JsonMapper mapper = new JsonMapper(null)) {
            assertThat(mapper.write(new Pojo()).text()).isEqualTo("{\"n\":1}");
            assertThat(thread.getContextClassLoader()).isSameAs(other);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void afterClosingOnlyWhatNeedsJsonbIsRefused() {
        JsonMapper mapper = new JsonMapper(null);
        mapper.write(new Pojo());
        mapper.close();
        mapper.close();
        assertThat(mapper.write(List.of(new Plain(1))).text()).isEqualTo("[{\"n\":1}]");
        assertThatThrownBy(() -> mapper.write(new Pojo())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void classesOfAnApplicationAreNotKept() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(useAndForget());
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
    }

    private static ClassLoader useAndForget() throws Exception {
        URL[] urls = {location(JsonbLookupTest.class)};
        ClassLoader loader = new ChildFirst(urls);
        try (JsonMapper mapper = new JsonMapper(null)) {
            Object plain = loader.loadClass(Plain.class.getName())
                    .getDeclaredConstructor(int.class)
                    .newInstance(7);
            Object pojo = loader.loadClass(Pojo.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(plain instanceof Plain).isFalse();
            // texts are compared: equals() of a record keeps its class in the JDK, assertions on values keep it in
            // AssertJ
            for (Object value : List.of(plain, pojo)) {
                JsonSlice json = mapper.write(value);
                Object read = mapper.read(json, (Type) value.getClass());
                assertThat(mapper.write(read)).isEqualTo(json);
            }
        }
        return loader;
    }

    /** Loads the classes of this test itself, as a web application does its own. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL[] urls) {
            super(urls, JsonbLookupTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(JsonbLookupTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static String write(ClassLoader loader, Class<?> type, Object... arguments) throws Exception {
        Object value =
                loader.loadClass(type.getName()).getDeclaredConstructors()[0].newInstance(arguments);
        Class<?> mapperClass = loader.loadClass(JsonMapper.class.getName());
        Object mapper = mapperClass.getConstructors()[0].newInstance((Object) null);
        Object slice = mapperClass.getMethod("write", Object.class).invoke(mapper, value);
        return (String) slice.getClass().getMethod("text").invoke(slice);
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
