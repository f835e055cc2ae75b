package io.github.inngest4j.suite;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The behaviour of the doorway itself, without any server around it. */
class DirectBehaviourTest extends BehaviourSuite {

    @Override
    protected Endpoint start(Inngest inngest, List<InngestFunction> functions) {
        ServeHandler handler =
                ServeHandler.builder(inngest).functions(functions).build();
        return new DirectEndpoint(handler);
    }

    @Override
    public boolean isNative(Object request) {
        return request.equals(DirectEndpoint.NATIVE_REQUEST);
    }

    private record DirectEndpoint(ServeHandler handler) implements Endpoint {

        private static final String NATIVE_REQUEST = "the request of the adapter";
        private static final String AUTHORITY = "127.0.0.1:8080";
        private static final String PATH = "/shop/api/inngest";

        @Override
        public URI url() {
            return URI.create("http://" + AUTHORITY + PATH);
        }

        @Override
        public Answer send(Call call) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            String host = call.headers().getOrDefault("Host", AUTHORITY);
            headers.put("Host", List.of(host));
            // As an adapter does where a URI does not allow what HTTP servers let pass.
            URI url = URI.create("http://" + host + PATH + call.query().replace("%zz", "%25zz"));
            ServeResponse answer = handler.handle(
                    new ServeRequest(call.method(), url, headers, call.body(), AUTHORITY, NATIVE_REQUEST));
            Map<String, String> answered = new LinkedHashMap<>(answer.headers());
            answered.put("Content-Length", Integer.toString(answer.body().length));
            return new Answer(answer.status(), answered, answer.body());
        }

        @Override
        public void close() {
            handler.close();
        }
    }
}
