package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldAccess.Kind;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Scope;

/**
 * Calls that are made once for all: in a branch that fills a field which the method reads, {@code if (server == null)
 * server = load()}, of an object that its callers share; or once for each key, where a map is asked first and keeps the answer.
 */
final class Memoised {

    private final Program program;
    private final Choices choices;
    private final KeptByKey byKey;
    private final AskedOnce known = new AskedOnce(this::found);

    Memoised(Program program, Choices choices) {
        this.program = program;
        this.choices = choices;
        this.byKey = new KeptByKey(program.facts().hierarchy(), choices);
    }

    boolean is(MethodKey caller, CallSite call) {
        return known.test(caller, call);
    }

    private boolean found(MethodKey caller, CallSite call) {
        return byKey.isFiller(call)
                || program.method(caller)
                        .filter(method -> is(method, call) || byKey.is(method, call))
                        .isPresent();
    }

    /** As {@link #is}, where the very field is asked before: {@code if (server == null)}, not merely read somewhere. */
    boolean isOnce(MethodFact method, CallSite call) {
        return is(method, call)
                && method.accesses().stream()
                        .filter(access -> keeps(access, call))
                        .map(FieldAccess::field)
                        .anyMatch(field -> method.accesses().stream()
                                .filter(access -> access.kind() == Kind.READ
                                        && access.field().equals(field))
                                .anyMatch(read -> choices.isConditionOf(read.site(), call.site())));
    }

    private boolean is(MethodFact method, CallSite call) {
        return isInBranch(method, call)
                && method.accesses().stream()
                        .filter(access -> keeps(access, call) && isShared(access))
                        .filter(access -> isInSameBranch(method, access, call))
                        .map(FieldAccess::field)
                        .anyMatch(field -> isRead(method, field));
    }

    private boolean isInBranch(MethodFact method, CallSite call) {
        return choices.in(method.site().file()).stream().anyMatch(choice -> {
            int arm = choice.armOf(call.site());
            return arm != ChoiceFact.NONE && arm != choice.usual();
        });
    }

    private boolean isInSameBranch(MethodFact method, FieldAccess access, CallSite call) {
        return choices.in(method.site().file()).stream()
                .allMatch(choice -> choice.armOf(access.site()) == choice.armOf(call.site()));
    }

    /** The field is filled with what the call gives, or the call completes what it was just filled with. */
    private static boolean keeps(FieldAccess access, CallSite call) {
        return access.written().stream().flatMap(Value::parts).anyMatch(call::gives)
                || access.written().isPresent()
                        && call.receiver()
                                .filter(object -> object.equals(access.written().get())
                                        || object instanceof Value.FieldRead read
                                                && read.field().equals(access.field()))
                                .isPresent()
                        && access.site().line() <= call.site().line();
    }

    private boolean isShared(FieldAccess access) {
        return access.object().isEmpty()
                || access.object().get() instanceof Value.Self
                        && program.scope(access.field().owner()) != Scope.PLAIN;
    }

    private static boolean isRead(MethodFact method, FieldKey field) {
        return method.accesses().stream()
                .anyMatch(access -> access.kind() == Kind.READ && access.field().equals(field));
    }
}
