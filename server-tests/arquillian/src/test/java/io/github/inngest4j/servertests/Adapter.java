package io.github.inngest4j.servertests;

import java.util.Locale;

/** By what an application serves its functions; each has a row for each server. */
enum Adapter {
    SERVLET("servlet", "servlet"),
    CDI("CDI + servlet", "servlet|cdi"),
    REST("REST", "jaxrs");

    private final String label;
    private final String modules;

    Adapter(String label, String modules) {
        this.label = label;
        this.modules = modules;
    }

    /** What the table calls it. */
    String label() {
        return label;
    }

    /** The name of one of its figures. */
    String figure(String name) {
        return name().toLowerCase(Locale.ROOT) + "." + name;
    }

    /** Matches the jars that a WAR carries for it. */
    String jars() {
        return "^/WEB-INF/lib/(inngest4j-(core|" + modules + ")|cron-utils)-.*";
    }
}
