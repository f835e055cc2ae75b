package io.github.inngest4j.serve;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * For adapters: the address of a request as a {@link URI}. Containers let characters pass that a URI does not allow, such as a
 * {@code |} or a lone {@code %} in a query; these are percent-encoded. Thread-safe.
 */
public final class RequestUrl {

    private static final String ALLOWED = "-_.!~*'();/?:@&=+$,";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestUrl() {}

    /**
     * The address.
     *
     * @param scheme the scheme, such as {@code https}
     * @param address the address without its query, as the container has it
     * @param query the query, if there is one
     * @param localPort the port of this machine, for a client that made up a host that cannot be one
     * @return the address
     */
    public static URI of(String scheme, String address, @Nullable String query, int localPort) {
        String url = query == null ? address : address + '?' + query;
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String origin = path < 0 ? url : url.substring(0, path);
        String rest = path < 0 ? "" : repair(url.substring(path));
        try {
            return new URI(origin + rest);
        } catch (URISyntaxException e) {
            return URI.create(scheme + "://localhost:" + localPort + rest);
        }
    }

    /** Encodes what may not stand in a path and query. */
    private static String repair(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (isAllowed(c) || isEscape(text, i)) {
                repaired.appendCodePoint(c);
            } else {
                for (byte b : text.substring(i, i + width).getBytes(StandardCharsets.UTF_8)) {
                    repaired.append('%').append(HEX.toHexDigits(b));
                }
            }
            i += width;
        }
        return repaired.toString();
    }

    private static boolean isAllowed(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '%'
                && i + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(i + 1))
                && HexFormat.isHexDigit(text.charAt(i + 2));
    }
}
