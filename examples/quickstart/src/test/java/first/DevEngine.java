// example: tutorial engine
package first;

import io.github.inngest4j.engine.Engine;
import java.net.URI;
import java.time.Duration;

public final class DevEngine {

    public static void main(String[] args) throws InterruptedException {
        URI app = URI.create("http://127.0.0.1:8080/first/api/inngest");
        try (Engine engine =
                Engine.builder().http(8288).app(app).poll(Duration.ofSeconds(2)).build()) {
            System.out.println("Engine at " + engine.url() + ", until Ctrl-C");
            Thread.currentThread().join();
        }
    }
}
// end
