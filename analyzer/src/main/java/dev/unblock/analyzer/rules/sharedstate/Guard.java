package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.LockSets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A lock as {@code @GuardedBy} names it: {@code this}, {@code Outer.this}, {@code Type.class}, {@code itself}, a field or
 * {@code method()}.
 *
 * @param owner type of the guarded member
 * @param guarded name of the guarded member
 * @param name as written
 */
record Guard(String owner, String guarded, String name) {

    private static final Set<String> NAMES = Set.of("GuardedBy", "Holding");

    static List<Guard> of(FieldKey member, List<AnnotationFact> annotations) {
        return annotations.stream()
                .filter(annotation -> NAMES.contains(Descriptors.simpleName(annotation.type())))
                .flatMap(annotation ->
                        Stream.of("value", "lock", "locks").flatMap(element -> annotation.texts(element).stream()))
                .filter(name -> !name.isBlank())
                .map(name -> new Guard(
                        member.owner(),
                        member.name(),
                        name.strip()
                                .replaceAll("\\.(read|write)Lock\\(\\)$", "")
                                .replaceAll("^this\\.", "")))
                .toList();
    }

    /**
     * Whether one of the locks is the one meant.
     *
     * @param object whose member is used; absent for static ones
     */
    boolean isAmong(Set<Value> held, Optional<Value> object) {
        return held.stream().anyMatch(lock -> isMeant(lock, object));
    }

    /** Nothing is known of such a lock, so that nothing can be said. */
    boolean isUnclear() {
        return !name.matches("[\\w.$]+(\\(\\))?");
    }

    private boolean isMeant(Value lock, Optional<Value> object) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.equals("this")) {
            return object.filter(lock::equals).isPresent()
                    || !name.equals("this") && isObjectOf(lock, name.substring(0, name.lastIndexOf('.')));
        }
        if (last.equals("class")) {
            return LockSets.isClass(lock)
                    && (name.equals("class") || isNamed(lock, name.substring(0, name.length() - ".class".length())));
        }
        if (last.endsWith("()")) {
            return lock instanceof Value.Result result
                    && last.equals(result.target().name() + "()");
        }
        return isField(lock, last.equals("itself") ? guarded : last, object);
    }

    private boolean isField(Value lock, String field, Optional<Value> object) {
        if (!(lock instanceof Value.FieldRead read) || !read.field().name().equals(field)) {
            return false;
        }
        boolean direct = !name.contains(".") && read.field().owner().equals(owner);
        return !direct
                || read.object().isEmpty()
                || object.isEmpty()
                || read.object().equals(object);
    }

    /** The enclosing object: in an inner class a field that the compiler made, else the object itself. */
    private static boolean isObjectOf(Value lock, String type) {
        return lock instanceof Value.Self
                || lock instanceof Value.FieldRead read
                        && read.field().name().startsWith("this$")
                        && Descriptors.simpleName(read.type()).equals(Descriptors.simpleName(type));
    }

    private static boolean isNamed(Value lock, String type) {
        return Descriptors.simpleName(((Value.Constant) lock).text()).equals(Descriptors.simpleName(type));
    }
}
