package io.github.inngest4j.serve;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of an address, whose parameters keep their order and their spelling. */
final class Query {

    /** Parameters of the protocol. They belong to one request and never to the endpoint's address. */
    private static final Set<String> PROTOCOL = Set.of("fnId", "stepId", "deployId", "probe");

    private final List<String> parameters;

    private Query(List<String> parameters) {
        this.parameters = parameters;
    }

    static Query of(URI url) {
        List<String> parameters = new ArrayList<>();
        String raw = url.getRawQuery();
        if (raw != null) {
            for (String parameter : raw.split("&")) {
                if (!parameter.isEmpty()) {
                    parameters.add(parameter);
                }
            }
        }
        return new Query(parameters);
    }

    /** The first value of a parameter, decoded, or {@code null} if it is absent or empty. */
    @Nullable
    String get(String name) {
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && decode(parameter.substring(0, equals)).equals(name)) {
                String value = decode(parameter.substring(equals + 1));
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /** The parameters that are not of the protocol, as they stand in the address. */
    String withoutProtocol() {
        return parameters.stream().filter(Query::isOfEndpoint).collect(Collectors.joining("&"));
    }

    private static boolean isOfEndpoint(String parameter) {
        int equals = parameter.indexOf('=');
        return !PROTOCOL.contains(decode(equals < 0 ? parameter : parameter.substring(0, equals)));
    }

    /** A malformed escape stands for itself: it can be no parameter of the protocol. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
