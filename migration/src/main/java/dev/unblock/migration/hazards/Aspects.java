package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which methods an aspect may work around or after, told by its pointcuts; what it does before them stays before. */
final class Aspects {

    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";
    private static final String POINTCUT = "org.aspectj.lang.annotation.Pointcut";
    private static final Set<String> LATE = Set.of(
            "org.aspectj.lang.annotation.Around",
            "org.aspectj.lang.annotation.After",
            "org.aspectj.lang.annotation.AfterReturning",
            "org.aspectj.lang.annotation.AfterThrowing");
    private static final int MOST_NAMES = 8;

    private final Program program;

    Aspects(Program program) {
        this.program = program;
    }

    static boolean isOne(TypeFact type) {
        return type.annotation(ASPECT).isPresent();
    }

    boolean mayWorkAround(TypeFact aspect, MethodFact method) {
        for (TypeFact type = aspect; ; ) {
            if (type.methods().stream().anyMatch(advice -> mayMean(advice, method))) {
                return true;
            }
            Optional<String> above = type.superclass().filter(name -> !name.equals("java.lang.Object"));
            if (above.isEmpty()) {
                return false;
            }
            Optional<TypeFact> known = above.flatMap(program::type);
            if (known.isEmpty()) {
                return true;
            }
            type = known.get();
        }
    }

    private boolean mayMean(MethodFact advice, MethodFact method) {
        return advice.annotations().stream()
                .filter(annotation -> LATE.contains(annotation.type()))
                .anyMatch(annotation -> mayMean(textOf(annotation), advice, method, MOST_NAMES));
    }

    private static Optional<String> textOf(AnnotationFact advice) {
        return Stream.of("pointcut", "value")
                .flatMap(element -> advice.text(element).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private boolean mayMean(Optional<String> pointcut, MethodFact writtenAt, MethodFact method, int names) {
        return pointcut.isEmpty() || Pointcut.mayMean(pointcut.get(), new Asked(writtenAt, method, names));
    }

    /** The types that an object with the type's methods may be of: those above it and those below. */
    private Set<String> typesOf(String name) {
        Set<String> all = above(name);
        program.facts().types().stream()
                .map(TypeFact::name)
                .filter(type -> program.facts().hierarchy().isSubtype(type, name))
                .forEach(all::add);
        return all;
    }

    private Set<String> above(String name) {
        Set<String> all = new LinkedHashSet<>(List.of(name));
        program.type(name).ifPresent(type -> Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .filter(above -> !above.equals(name))
                .forEach(above -> all.addAll(above(above))));
        return all;
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** A method, as a pointcut written at another method asks about it. */
    private final class Asked implements Pointcut.Place {

        private final MethodFact writtenAt;
        private final MethodFact method;
        private final int names;

        private Asked(MethodFact writtenAt, MethodFact method, int names) {
            this.writtenAt = writtenAt;
            this.method = method;
            this.names = names;
        }

        @Override
        public boolean isAnnotated(String annotation) {
            return isAmong(method.annotations(), annotation);
        }

        @Override
        public boolean isInAnnotated(String annotation) {
            return typesOf(method.key().owner()).stream()
                    .flatMap(name -> program.type(name).stream())
                    .anyMatch(type -> isAmong(type.annotations(), annotation));
        }

        /** A name without package that begins small is a parameter, and the parameter's type is meant. */
        private boolean isAmong(List<AnnotationFact> annotations, String wanted) {
            boolean bound = !wanted.contains(".") && Character.isLowerCase(wanted.charAt(0));
            List<String> types = bound
                    ? writtenAt.key().parameterTypes().stream()
                            .filter(type -> !type.startsWith("org.aspectj."))
                            .toList()
                    : List.of(wanted);
            return types.isEmpty()
                    || annotations.stream().anyMatch(annotation -> types.stream()
                            .anyMatch(type -> simple(type).equals(simple(annotation.type()))));
        }

        @Override
        public boolean isIn(Predicate<String> type) {
            return typesOf(method.key().owner()).stream().anyMatch(type);
        }

        @Override
        public boolean isNamed(Predicate<String> name) {
            return name.test(method.key().name());
        }

        @Override
        public boolean isMeantBy(String name) {
            String owner = name.contains(".")
                    ? name.substring(0, name.lastIndexOf('.'))
                    : writtenAt.key().owner();
            Optional<MethodFact> named = program.type(owner).stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(each -> each.key().name().equals(name.substring(name.lastIndexOf('.') + 1)))
                    .filter(each -> each.annotation(POINTCUT).isPresent())
                    .findFirst();
            return names == 0
                    || named.isEmpty()
                    || mayMean(
                            named.get().annotation(POINTCUT).flatMap(Aspects::textOf), named.get(), method, names - 1);
        }
    }
}
