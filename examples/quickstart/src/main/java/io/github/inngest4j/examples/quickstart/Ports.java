package io.github.inngest4j.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where to listen on the loopback interface; 0 is any free port.
 *
 * @param app of the functions
 * @param engine of the embedded engine's API
 */
record Ports(int app, int engine) {

    static final Ports ANY = new Ports(0, 0);

    /** The usual ports, as far as they are free. */
    static Ports usual() {
        return new Ports(ifFree(8080), ifFree(8288));
    }

    private static int ifFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
