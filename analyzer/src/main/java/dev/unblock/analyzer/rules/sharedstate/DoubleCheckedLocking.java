package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class DoubleCheckedLocking implements FieldRule {

    /** A look further up is for something else. */
    private static final int SOON = 4;

    @Override
    public String summary() {
        return "Double-checked locking on a field that is not volatile, or without the second check.";
    }

    /** The idiom itself says that the field is shared, whoever holds the object. */
    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.FINAL)
                        && (!field.is(Modifier.VOLATILE) || !field.type().equals("boolean"))
                        && (field.type().equals("boolean") || !FieldWrites.isPrimitive(field.type())));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> uses = inspection.accesses().uses(field.key());
        if (field.type().equals("boolean")) {
            return uses.stream()
                    .filter(write -> saysThatOthersAreSet(write, uses))
                    .toList();
        }
        if (field.is(Modifier.VOLATILE)) {
            return uses.stream()
                    .filter(write -> write.isWrite()
                            && isOfItself(write)
                            && isLocked(write)
                            && !checksTwice(write.method(), uses)
                            && checksOnce(write, uses)
                            && isNullAsked(write, uses))
                    .toList();
        }
        return uses.stream()
                .filter(Use::isWrite)
                .filter(write -> isOfItself(write)
                        && !isConstant(write)
                        && (isLocked(write)
                                ? checksTwice(write.method(), uses) || checksOnce(write, uses)
                                : isMadeForTwoChecks(inspection, write, uses)))
                .toList();
    }

    /** {@code state = State.STOPPED}: what was there before is never seen half built. */
    private static boolean isConstant(Use write) {
        return write.access()
                .written()
                .filter(value -> value instanceof Value.Constant && !isText(write)
                        || value instanceof Value.FieldRead read
                                && read.object().isEmpty())
                .isPresent();
    }

    /** A literal in the place of what is made: the idiom, and harmless only as long as it is a literal. */
    private static boolean isText(Use write) {
        return write.access()
                .written()
                .filter(value ->
                        value instanceof Value.Constant text && text.type().equals("java.lang.String"))
                .isPresent();
    }

    @Override
    public String whatGoesWrong(Inspection inspection, FieldFact field) {
        return field.is(Modifier.VOLATILE)
                ? "is checked before the lock and not again under it: two threads that both saw nothing make one each, and of the two one is lost"
                : whatGoesWrong();
    }

    @Override
    public Severity severity(List<Use> wrong, boolean concurrent) {
        return wrong.stream().allMatch(DoubleCheckedLocking::isText)
                ? Severity.INFO
                : FieldRule.super.severity(wrong, concurrent);
    }

    /** A flag is one value; that it is set says that others have been, which only volatile makes true for those who look. */
    private static boolean saysThatOthersAreSet(Use flag, List<Use> uses) {
        return flag.isWrite()
                && isLocked(flag)
                && checksTwice(flag.method(), uses)
                && flag.method().accesses().stream()
                        .anyMatch(access -> access.written().isPresent()
                                && !access.locks().isEmpty()
                                && !access.field().equals(flag.access().field()));
    }

    /** The method that writes is a step of one that checks twice, called with the lock held. */
    private static boolean isMadeForTwoChecks(Inspection inspection, Use write, List<Use> uses) {
        return inspection.program().callers(write.method().key()).stream()
                .filter(edge ->
                        edge.hop().isSameThread() && !edge.site().locks().isEmpty())
                .filter(edge ->
                        edge.caller().owner().equals(write.method().key().owner()))
                .anyMatch(edge -> inspection
                        .program()
                        .method(edge.caller())
                        .filter(caller -> checksTwice(caller, uses))
                        .isPresent());
    }

    static boolean checksTwice(MethodFact method, List<Use> uses) {
        List<Use> reads = uses.stream()
                .filter(use -> use.method().equals(method) && !use.isWrite())
                .toList();
        return reads.stream().filter(DoubleCheckedLocking::isLocked).anyMatch(second -> reads.stream()
                .anyMatch(first -> !isLocked(first) && !isTheLock(first) && isBefore(first, second)));
    }

    /** What is read after the lock, to be returned, checks nothing. */
    private static boolean isBefore(Use first, Use second) {
        return first.access().site().line() <= second.access().site().line();
    }

    /** Checked outside and made inside, without a second look: two threads make one each, too. */
    private static boolean checksOnce(Use write, List<Use> uses) {
        return FieldWrites.isMade(write)
                && uses.stream()
                        .filter(use -> use.method().equals(write.method()) && !use.isWrite())
                        .anyMatch(read -> !isLocked(read)
                                && !isTheLock(read)
                                && read.access().object().equals(write.access().object())
                                && write.access()
                                        .object()
                                        .map(Value.Self.class::isInstance)
                                        .orElse(true)
                                && read.access().site().line()
                                        <= write.access().site().line());
    }

    /** Made because the look before the lock found nothing, and nothing else there asks for it. */
    private static boolean isNullAsked(Use write, List<Use> uses) {
        return uses.stream()
                        .filter(use -> use.method().equals(write.method()) && !use.isWrite() && !isLocked(use))
                        .anyMatch(read -> write.access().site().line()
                                        - read.access().site().line()
                                <= SOON)
                && FieldWrites.isLazy(write)
                && !isCompared(write);
    }

    /** Something else takes its place where the two differ: made twice, it is the same. */
    private static boolean isCompared(Use write) {
        return write.method().calls().stream()
                .filter(call -> call.target().name().matches("equals|equalsIgnoreCase|compareTo"))
                .flatMap(call -> call.arguments().stream())
                .flatMap(given -> Values.field(given).stream())
                .anyMatch(write.access().field()::equals);
    }

    /** Of the object whose method it is, or static: of a local variable's object nobody else need know. */
    private static boolean isOfItself(Use use) {
        return use.access()
                .object()
                .map(object -> object instanceof Value.Self || object instanceof Value.FieldRead)
                .orElse(true);
    }

    /** Read to be locked itself, which checks nothing. */
    private static boolean isTheLock(Use read) {
        return read.method().monitors().stream()
                .anyMatch(
                        monitor -> monitor.site().line() == read.access().site().line()
                                && Values.field(monitor.lock())
                                        .filter(read.access().field()::equals)
                                        .isPresent());
    }

    private static boolean isLocked(Use use) {
        return !use.access().locks().isEmpty();
    }

    @Override
    public Optional<Remedy> remedy(FieldFact field) {
        return Optional.of(Remedy.recipe("VolatileField", 1));
    }

    @Override
    public String whatGoesWrong() {
        return "is checked outside the lock but is not volatile: a thread can see the object before it is completely built";
    }

    @Override
    public String cure() {
        return "Declare it volatile and look again under the lock, or use a holder class.";
    }
}
