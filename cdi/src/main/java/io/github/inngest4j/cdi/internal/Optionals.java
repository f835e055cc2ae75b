package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.Instance;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** What a server may have or not: APIs, beans, names. */
final class Optionals {

    private Optionals() {}

    /** What needs an API, or {@code null} where the application does not see that. */
    static <T> @Nullable T withApi(String className, Supplier<@Nullable T> use) {
        try {
            Class.forName(className, false, Optionals.class.getClassLoader());
            return use.get();
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** The only bean of a type, or {@code null}. */
    static <T> @Nullable T bean(Instance<Object> lookup, Class<T> type) {
        Instance<T> beans = lookup.select(type);
        return beans.isResolvable() ? beans.get() : null;
    }

    /** What JNDI has under a name, or {@code null}. */
    @SuppressWarnings("BanJNDI") // The names are constants, or settings of the application.
    static <T> @Nullable T named(Class<T> type, String name) {
        try {
            Object found = new InitialContext().lookup(name);
            return type.isInstance(found) ? type.cast(found) : null;
        } catch (NamingException | LinkageError e) {
            return null;
        }
    }
}
