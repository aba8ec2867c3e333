package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

final class SynchronizedSerialization implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "readObject locks an object that nobody else has yet, or writeObject one that nothing else locks.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.types().flatMap(type -> type.methods().stream()
                .filter(method -> method.is(Modifier.SYNCHRONIZED))
                .filter(method -> isReading(method) || isWriting(method) && isOnlyLock(type, method))
                .map(SynchronizedSerialization::problem));
    }

    private static boolean isReading(MethodFact method) {
        return method.key().name().equals("readObject") && takes(method, "java.io.ObjectInputStream");
    }

    private static boolean isWriting(MethodFact method) {
        return method.key().name().equals("writeObject") && takes(method, "java.io.ObjectOutputStream");
    }

    private static boolean takes(MethodFact method, String type) {
        return method.parameters().size() == 1
                && method.parameters().get(0).type().equals(type);
    }

    private static boolean isOnlyLock(TypeFact type, MethodFact writing) {
        return type.methods().stream()
                .filter(method -> method != writing)
                .allMatch(method ->
                        !method.is(Modifier.SYNCHRONIZED) && method.monitors().isEmpty());
    }

    private static Problem problem(MethodFact method) {
        String why = isReading(method)
                ? "no other thread has the object while it is being read: the lock guards nothing."
                : "nothing else in the class takes this lock: what is written can change meanwhile.";
        return Problem.at(method)
                .severity(Severity.INFO)
                .message(method.key().name() + " is synchronized, but " + why
                        + " Leave the lock out, or take it wherever the state changes.");
    }
}
