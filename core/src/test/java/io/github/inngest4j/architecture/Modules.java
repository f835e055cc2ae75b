package io.github.inngest4j.architecture;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Our jars and those they need as modules, although the tests run on the class path. */
public final class Modules {

    private Modules() {}

    /** Resolves a module among those that classes belong to, without whatever else is on the class path. */
    public static Configuration resolve(String root, Class<?>... members) {
        var homes = ModuleFinder.of(Arrays.stream(members).map(Modules::home).toArray(Path[]::new));
        return Configuration.resolve(
                homes, List.of(ModuleLayer.boot().configuration()), ModuleFinder.of(), Set.of(root));
    }

    /** The packages that the module of a class exports: to everybody, or beyond that to the module given. */
    public static String[] exports(Class<?> member, String reader) {
        return exports(member).stream()
                .filter(export -> !export.isQualified() || export.targets().contains(reader))
                .map(Exports::source)
                .toArray(String[]::new);
    }

    /** What the module of a class exports, and to whom. */
    public static Set<Exports> exports(Class<?> member) {
        var found = ModuleFinder.of(home(member)).findAll();
        return found.iterator().next().descriptor().exports();
    }

    /** The compiled declaration of the module of a class. */
    public static byte[] declaration(Class<?> member) throws IOException {
        var found = ModuleFinder.of(home(member)).findAll();
        try (var reader = found.iterator().next().open();
                var in = reader.open("module-info.class").orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private static Path home(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
