package io.github.inngest4j.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the app is compared with: servlets that do the least that somebody has to do with such requests. */
final class BareServlets {

    private BareServlets() {}

    /** Reads the body and answers with a small fixed JSON. */
    static final class Reading extends Bare {

        private static final long serialVersionUID = 1L;

        @Override
        byte[] answer(HttpServletRequest request) throws IOException {
            return request.getInputStream().readAllBytes().length > 0 ? OK : NOTHING;
        }
    }

    /** Reads the body and goes through it with the streaming parser of Jakarta JSON Processing, here Parsson. */
    static final class Parsing extends Bare {

        private static final long serialVersionUID = 1L;

        private final transient JsonParserFactory parsers = Json.createParserFactory(Map.of());

        @Override
        byte[] answer(HttpServletRequest request) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            JsonParser.Event last = null;
            try (JsonParser parser = parsers.createParser(new ByteArrayInputStream(body))) {
                while (parser.hasNext()) {
                    last = parser.next();
                }
            }
            return last == JsonParser.Event.END_OBJECT ? OK : NOTHING;
        }
    }

    /** Reads the body and makes the HMACs that signatures cost: over the body and over the answer. */
    static final class Signing extends Bare {

        private static final long serialVersionUID = 1L;

        private final transient SecretKeySpec key =
                new SecretKeySpec(BenchApp.SIGNING_KEY.getBytes(US_ASCII), "HmacSHA256");

        @Override
        byte[] answer(HttpServletRequest request) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            return mac(body) != mac(OK) ? OK : NOTHING;
        }

        private byte[] mac(byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(body);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
            }
        }
    }

    /** Tells how much CPU time this process has used, in nanoseconds. */
    static final class CpuTime extends Bare {

        private static final long serialVersionUID = 1L;

        private final transient OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        @Override
        byte[] answer(HttpServletRequest request) {
            return Long.toString(system.getProcessCpuTime()).getBytes(US_ASCII);
        }
    }

    private abstract static class Bare extends HttpServlet {

        static final byte[] OK = "{\"ok\":true}".getBytes(US_ASCII);
        static final byte[] NOTHING = {};

        private static final long serialVersionUID = 1L;

        abstract byte[] answer(HttpServletRequest request) throws IOException;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] answer = answer(request);
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
