import org.jspecify.annotations.NullMarked;

/** Durable functions as CDI beans: discovery, injection, steps by interceptor. */
@NullMarked
module io.github.inngest4j.cdi {
    requires transitive io.github.inngest4j.core;
    requires transitive jakarta.cdi;
    requires transitive jakarta.inject;
    requires transitive jakarta.interceptor;
    requires jakarta.annotation;
    // Absent at run time where the server lacks them.
    requires static jakarta.servlet;
    requires static jakarta.transaction;
    requires static jakarta.validation;
    requires static java.naming;
    requires static org.eclipse.microprofile.config;
    requires static org.jspecify;

    exports io.github.inngest4j.cdi;

    // Beans of the library, and the extensions, which containers make and call.
    opens io.github.inngest4j.cdi.internal;

    provides io.github.inngest4j.serve.DeployedApps with
            io.github.inngest4j.cdi.internal.CdiApps;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.inngest4j.cdi.internal.BuildExtension;
    provides jakarta.enterprise.inject.spi.Extension with
            io.github.inngest4j.cdi.internal.PortableExtension;
}
