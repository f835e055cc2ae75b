package io.github.inngest4j.cdi;

import java.util.Arrays;
import java.util.stream.Stream;

/** By which extension functions are found. */
enum Flavour {
    PORTABLE,
    BUILD_COMPATIBLE;

    /** Those that the container under test can do: OpenWebBeans has no build-compatible extensions. */
    static Stream<Flavour> supported() {
        return Arrays.stream(values()).filter(flavour -> flavour == PORTABLE || hasTranslator());
    }

    private static boolean hasTranslator() {
        return Flavour.class
                        .getClassLoader()
                        .getResource("org/jboss/weld/lite/extension/translator/LiteExtensionTranslator.class")
                != null;
    }
}
