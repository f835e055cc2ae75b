package io.github.inngest4j.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port as they stand in the header {@code Host}. Only what can be a host is taken; nothing is looked up.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets; in lower case
 * @param port the port, or -1 where there is none
 */
record Authority(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    /** Reads a text, or gives {@code null} if it is none or no host. */
    static @Nullable Authority parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            return null;
        }
        int port = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        return port > 65535 ? null : new Authority(matcher.group(1).toLowerCase(Locale.ROOT), port);
    }

    /** Reads the address of a socket, in which an IPv6 address may stand without brackets. */
    static @Nullable Authority parseSocket(@Nullable String text) {
        Authority authority = parse(text);
        if (authority != null || text == null || text.lastIndexOf(':') < 0) {
            return authority;
        }
        int colon = text.lastIndexOf(':');
        return parse("[" + text.substring(0, colon) + "]" + text.substring(colon));
    }

    /**
     * Whether this is the address of a socket: the same port and the same IP address, or {@code localhost} for a loopback
     * address. A name is never looked up, since whoever sent it may own it.
     */
    boolean isAddressOf(Authority socket, String scheme) {
        InetAddress there = socket.address();
        if (there == null || portOr(scheme) != socket.portOr(scheme)) {
            return false;
        }
        return host.equals("localhost") ? there.isLoopbackAddress() : there.equals(address());
    }

    private int portOr(String scheme) {
        return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    private @Nullable InetAddress address() {
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
