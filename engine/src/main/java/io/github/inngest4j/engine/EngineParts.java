package io.github.inngest4j.engine;

import io.github.inngest4j.engine.internal.api.ApiHandler;
import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.internal.json.JsonMapper;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine is made of; the parts to be closed in the order in which that is to be done. */
record EngineParts(
        Kernel kernel,
        Driver driver,
        Applications applications,
        ApiHandler api,
        JsonMapper mapper,
        List<AutoCloseable> closeables,
        @Nullable URI url) {}
