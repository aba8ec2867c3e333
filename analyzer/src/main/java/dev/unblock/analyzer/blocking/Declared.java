package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What code says of a method: the project's own that it has code, so that its waits are found inside; its author by
 * annotations such as {@code @Blocking} on the method, on one it overrides, or on its package, in libraries too.
 */
final class Declared {

    /** Further down, whatever is called is taken for something that may wait by itself. */
    private static final int DEEPEST = 4;

    private final Program program;
    private final Catalogue catalogue;
    private final TypeHierarchy hierarchy;

    Declared(Program program, Catalogue catalogue) {
        this.program = program;
        this.catalogue = catalogue;
        this.hierarchy = program.facts().hierarchy();
    }

    /** Empty where the project says nothing; an empty answer inside where it says that the call itself does not wait. */
    Optional<Optional<BlockingApi>> of(MethodKey target) {
        Optional<MethodFact> own = resolved(target);
        Optional<BlockingApi> row = byAnnotation(target, own);
        if (own.filter(Declared::hasCode).isPresent()) {
            return Optional.of(row.filter(declared -> declared.kind() == Kind.DECLARED && isOpaque(own.get())));
        }
        return row.map(declared -> Optional.of(declared).filter(api -> api.kind() != Kind.NONE));
    }

    static boolean hasCode(MethodFact method) {
        return !method.is(Modifier.ABSTRACT) && !method.is(Modifier.NATIVE);
    }

    private Optional<MethodFact> resolved(MethodKey target) {
        return hierarchy
                .declaringType(target.owner(), target.name(), target.descriptor())
                .flatMap(owner -> program.method(new MethodKey(owner, target.name(), target.descriptor())))
                .or(() -> program.method(target));
    }

    /** The nearest annotation counts: the method's own, then those of methods it overrides, then the packages'. */
    private Optional<BlockingApi> byAnnotation(MethodKey target, Optional<MethodFact> own) {
        return Stream.concat(own.stream(), overridden(target))
                .map(Declared::annotations)
                .flatMap(annotations -> catalogue.rowOfAnnotations(target, annotations, hierarchy).stream())
                .findFirst()
                .or(() -> own.flatMap(method -> byPlace(method.key().owner())))
                .or(() -> own.isPresent() ? Optional.empty() : byLibrary(target));
    }

    /**
     * What a library's author says of the method, or of one that it overrides. "It blocks" says less than a row of the
     * catalogue, which knows what for; "it does not" says more.
     */
    private Optional<BlockingApi> byLibrary(MethodKey target) {
        return hierarchy.supertypes(target.owner()).stream()
                .map(type -> hierarchy.annotations(type, target.name() + target.descriptor()))
                .filter(annotations -> !annotations.isEmpty())
                .flatMap(annotations -> catalogue.declaration(annotations).stream())
                .findFirst()
                .filter(declared -> declared.kind() == Kind.NONE
                        || catalogue.find(target, hierarchy).isEmpty());
    }

    private Stream<MethodFact> overridden(MethodKey target) {
        return hierarchy.supertypes(target.owner()).stream()
                .flatMap(type -> program.method(new MethodKey(type, target.name(), target.descriptor())).stream());
    }

    /** The annotations of the class or, failing that, of the package. */
    private Optional<BlockingApi> byPlace(String owner) {
        String inPackage = owner.substring(0, owner.lastIndexOf('.') + 1) + "package-info";
        return catalogue
                .declaration(hierarchy.annotations(owner))
                .or(() -> catalogue.declaration(hierarchy.annotations(inPackage)));
    }

    /** Nothing that it calls is known to wait: the annotation is all that is known of it. */
    private boolean isOpaque(MethodFact method) {
        return isOpaque(method, DEEPEST);
    }

    private boolean isOpaque(MethodFact method, int depth) {
        return method.calls().stream()
                .noneMatch(call -> catalogue.find(call.target(), hierarchy).isPresent()
                        || program.method(call.target())
                                .filter(Declared::hasCode)
                                .filter(callee -> depth == 0 || !isOpaque(callee, depth - 1))
                                .isPresent());
    }

    private static Set<String> annotations(MethodFact method) {
        return method.annotations().stream().map(AnnotationFact::type).collect(Collectors.toSet());
    }
}
