package io.github.inngest4j.servertests.behaviours;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the behaviours of the parameter {@code class}, and answers with the result of each: its name, and the stack of its
 * failure or nothing.
 */
public class RunServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** As a container makes it. */
    public RunServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String behaviours = RunServlet.class.getPackageName() + "." + request.getParameter("class");
        ThisApplication.of(request);
        Results results = new Results();
        LauncherDiscoveryRequest run = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(behaviours))
                .build();
        LauncherFactory.create().execute(run, results);
        response.setContentType("application/json");
        response.getOutputStream().write(results.json().getBytes(StandardCharsets.UTF_8));
    }

    /** Collects what became of every test, and of what surrounds the tests where that failed. */
    private static final class Results implements TestExecutionListener {

        private final JsonArrayBuilder results = Json.createArrayBuilder();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            String failure = result.getThrowable().map(Results::stack).orElse("");
            if (test.isTest() || !failure.isEmpty()) {
                add(test, failure);
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(test, "Skipped: " + reason);
        }

        private void add(TestIdentifier test, String failure) {
            results.add(Json.createObjectBuilder().add("name", name(test)).add("failure", failure));
        }

        /** The method, and the number of the case, as in {@code refuses[3]}. */
        private static String name(TestIdentifier test) {
            String name = test.getDisplayName();
            return name.startsWith("[") ? test.getLegacyReportingName().replaceFirst("\\(.*\\)", "") : name;
        }

        private static String stack(Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }

        String json() {
            return results.build().toString();
        }
    }
}
