package io.github.inngest4j.servertests;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What every server must show with the servlet. In the end the server is stopped. */
abstract class ServerSuite extends AdapterSuite {

    private static final int LAST = Integer.MAX_VALUE;

    @Override
    List<String> behavioursClasses() {
        return List.of("servlet.SynchronousBehaviours", "servlet.AsynchronousBehaviours");
    }

    @Test
    @Order(LAST)
    void aServerThatIsStoppedAnswersItsCalls() throws Exception {
        endsAfterItsCalls(TestApp.FIRST, server()::stop);
    }
}
