package io.github.inngest4j.cdi;

import io.github.inngest4j.cdi.internal.BuildExtension;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Collection;
import java.util.List;
import org.jboss.weld.lite.extension.translator.LiteExtensionTranslator;

/** Weld leaves out whatever has a portable counterpart, so the extension is given to it without that mark. */
final class BuildCompatible {

    private BuildCompatible() {}

    static Extension extension(ClassLoader loader) {
        Collection<Class<? extends BuildCompatibleExtension>> classes = List.of(Unmarked.class);
        return new LiteExtensionTranslator(classes, loader);
    }

    /** Weld looks for methods in the class itself. */
    public static final class Unmarked extends BuildExtension {

        public Unmarked() {}

        @Override
        @Discovery
        public void add(ScannedClasses classes) {
            super.add(classes);
        }

        @Override
        @Registration(types = Object.class)
        public void found(BeanInfo bean) {
            super.found(bean);
        }

        @Override
        @Synthesis
        public void complete(SyntheticComponents components) {
            super.complete(components);
        }

        @Override
        @Validation
        public void validate(Messages messages) {
            super.validate(messages);
        }
    }
}
