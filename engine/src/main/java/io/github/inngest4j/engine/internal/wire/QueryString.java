package io.github.inngest4j.engine.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters in the query of an address. */
public final class QueryString {

    private QueryString() {}

    /** The address with a parameter set to a value, and without other values of it; everything else stays as it is. */
    public static String with(String url, String name, String value) {
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment);
        int mark = address.indexOf('?');
        List<String> parameters = new ArrayList<>();
        if (mark >= 0) {
            for (String parameter : address.substring(mark + 1).split("&")) {
                if (!parameter.isEmpty() && !nameOf(parameter).equals(name)) {
                    parameters.add(parameter);
                }
            }
        }
        parameters.add(name + "=" + URLEncoder.encode(value, UTF_8));
        return (mark < 0 ? address : address.substring(0, mark)) + "?" + String.join("&", parameters);
    }

    /** The first value of a parameter in a raw query, or {@code null}. */
    public static @Nullable String value(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&")) {
            if (nameOf(parameter).equals(name)) {
                int equals = parameter.indexOf('=');
                return equals < 0 ? "" : decode(parameter.substring(equals + 1));
            }
        }
        return null;
    }

    private static String nameOf(String parameter) {
        int equals = parameter.indexOf('=');
        return decode(equals < 0 ? parameter : parameter.substring(0, equals));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
