package io.github.inngest4j.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What holds in every module, for its architecture test to apply. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** The classes of the module that a class belongs to, without its tests and without other modules. */
    public static JavaClasses classesBeside(Class<?> member) {
        return new ClassFileImporter()
                .importUrl(member.getProtectionDomain().getCodeSource().getLocation());
    }

    /** Every package is a slice of its own: packages that need each other are really one. */
    public static ArchRule noPackageCycles() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /**
     * Whoever compiles against exported packages meets only what he can name: public types of exported packages, the
     * JDK, and the other packages given.
     */
    public static ArchRule exportsExposeOnlyExports(Set<String> exported, Set<String> others) {
        var nameable = DescribedPredicate.<JavaClass>describe(
                "nameable",
                type -> type.isPrimitive()
                        || type.getPackageName().startsWith("java.")
                        || others.contains(type.getPackageName())
                        || isVisibleIn(exported, type));
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe("users can name", type -> isVisibleIn(exported, type)))
                .should(mention(nameable));
    }

    /**
     * The proxy of a bean lives in the package of its class, which an application may have derived from a class of ours.
     * It overrides whatever is not private, also what only our package sees, and fails with the types of that.
     */
    public static ArchRule whatApplicationsExtendCanBeABean() {
        return ArchRuleDefinition.methods()
                .that()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveModifier(JavaModifier.FINAL)
                .and()
                .areNotStatic()
                .should()
                .notBePackagePrivate();
    }

    /** Two applications in one server share no state, and a redeploy leaks none. Exceptions: field name and reason. */
    public static ArchRule noStaticMutableState(Map<String, String> exceptions) {
        return ArchRuleDefinition.classes().should(condition("have no static state that can change", (type, report) -> {
            for (Field field : type.reflect().getDeclaredFields()) {
                String name = type.getName() + "." + field.getName();
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !exceptions.containsKey(name)) {
                    Immutability.findings(field).forEach(finding -> report.accept(name + ": " + finding));
                }
            }
        }));
    }

    /**
     * Where users look null is said, not assumed, also for those who use no modules. For packages that are internal the module
     * says it, if there is one.
     */
    public static ArchRule packagesAreNullMarked(String... internal) {
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe(
                        "are not module-info", type -> !type.getName().equals("module-info")))
                .and()
                .resideOutsideOfPackages(internal)
                .should(condition("reside in a package that is @NullMarked", (type, report) -> {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        report.accept(type.getName() + " is in a package that is not @NullMarked");
                    }
                }));
    }

    private static boolean isVisibleIn(Set<String> packages, JavaClass type) {
        return packages.contains(type.getPackageName()) && isVisible(type);
    }

    private static boolean isVisible(JavaClass type) {
        return isPublicOrProtected(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureRules::isVisible).orElse(true);
    }

    private static boolean isPublicOrProtected(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static ArchCondition<JavaClass> mention(DescribedPredicate<JavaClass> nameable) {
        return condition(
                "mention in signatures only types that their users can name",
                (type, report) -> signatures(type)
                        .forEach(use -> use.type().getAllInvolvedRawTypes().stream()
                                .map(JavaClass::getBaseComponentType)
                                .filter(nameable.negate())
                                .forEach(hidden -> report.accept(use.place() + " exposes " + hidden.getName()))));
    }

    private static Stream<Use> signatures(JavaClass type) {
        var header = Stream.of(
                        type.getSuperclass().stream(),
                        type.getInterfaces().stream(),
                        type.getTypeParameters().stream().flatMap(parameter -> parameter.getUpperBounds().stream()))
                .flatMap(part -> part)
                .map(used -> new Use(type.getName(), used));
        // Inherited ones too: a base class that is not public hides neither its fields nor its methods.
        var members = Stream.of(type.getAllFields(), type.getAllMethods(), type.getConstructors())
                .<JavaMember>flatMap(Set::stream)
                .filter(member -> isPublicOrProtected(member.getModifiers()))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(member -> !member.getOwner().getPackageName().startsWith("java."));
        return Stream.concat(header, members.flatMap(ArchitectureRules::typesOf));
    }

    private static Stream<Use> typesOf(JavaMember member) {
        Stream<? extends JavaType> types;
        if (member instanceof JavaCodeUnit code) {
            types = Stream.of(
                            Stream.of(code.getReturnType()),
                            code.getParameterTypes().stream(),
                            code.getExceptionTypes().stream(),
                            code.getTypeParameters().stream().flatMap(parameter -> parameter.getUpperBounds().stream()))
                    .flatMap(part -> part);
        } else {
            types = Stream.of(((JavaField) member).getType());
        }
        return types.map(used -> new Use(member.getFullName(), used));
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.apply(type, finding -> events.add(SimpleConditionEvent.violated(type, finding)));
            }
        };
    }

    private interface Check {
        void apply(JavaClass type, Consumer<String> report);
    }

    private record Use(String place, JavaType type) {}
}
