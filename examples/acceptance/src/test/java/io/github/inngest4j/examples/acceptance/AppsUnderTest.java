package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The two apps as they were set up for a recording. */
final class AppsUnderTest implements AutoCloseable {

    private final Map<String, Inngest> inngests;
    private final Map<String, List<InngestFunction>> functions;

    AppsUnderTest(AppSettings settings, String serverUrl, Clock clock) {
        Inngest acceptance = inngest(AcceptanceFunctions.APP_ID, settings, serverUrl, clock);
        Inngest other = inngest(OtherApp.ID, settings, serverUrl, clock);
        inngests = Map.of(AcceptanceApp.PATH, acceptance, AcceptanceApp.OTHER_PATH, other);
        Work instant = time -> {};
        functions = Map.of(
                AcceptanceApp.PATH, AcceptanceFunctions.all(() -> acceptance, clock, instant),
                AcceptanceApp.OTHER_PATH, List.of(OtherApp.remote()));
    }

    private static Inngest inngest(String id, AppSettings settings, String serverUrl, Clock clock) {
        InngestBuilder builder = Inngest.builder(id).clock(clock);
        AcceptanceFunctions.stepByStep(builder);
        settings.applyTo(builder, serverUrl);
        return builder.build();
    }

    /** The app at a path. */
    Inngest inngest(String path) {
        return inngests.get(path);
    }

    /** The functions of each app, by its path. */
    Map<String, List<InngestFunction>> functions() {
        return functions;
    }

    @Override
    public void close() {
        inngests.values().forEach(Inngest::close);
    }
}
