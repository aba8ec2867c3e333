package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.Optional;

/** Whether a method that is handed a lambda runs it before it returns: it calls it, or hands it to one that does. */
final class FunctionalUse {

    private static final int DEEPEST = 4;

    private final LibraryTypes types;
    private final Boundary boundary;

    FunctionalUse(LibraryTypes types, Boundary boundary) {
        this.types = types;
        this.boundary = boundary;
    }

    boolean isRun(LibraryCall call, int argument) {
        return isRun(call, argument, 0);
    }

    private boolean isRun(LibraryCall call, int argument, int depth) {
        MethodKey target = call.target();
        if (!types.isEntered(target.owner())) {
            return boundary.runsArguments(target);
        }
        if (depth == DEEPEST || boundary.cuts(target)) {
            return false;
        }
        return types.resolve(target.owner(), target.name(), target.descriptor())
                .flatMap(found -> found.ofLibrary().flatMap(method -> types.body(found.key())))
                .filter(code -> runs(code, argument, depth + 1))
                .isPresent();
    }

    private boolean runs(LibraryBody method, int parameter, int depth) {
        Value handed = new Value.Parameter(parameter);
        for (LibraryCall call : method.calls()) {
            if (call.receiver().equals(handed) && isAbstract(call)) {
                return true;
            }
            int at = call.arguments().indexOf(handed);
            if (at >= 0 && isRun(call, at, depth)) {
                return true;
            }
        }
        return false;
    }

    /** The call runs the lambda itself, and not a default method beside it. */
    private boolean isAbstract(LibraryCall call) {
        MethodKey target = call.target();
        Optional<LibraryTypes.Found> found = types.resolve(target.owner(), target.name(), target.descriptor());
        return call.dispatch() == Dispatch.INTERFACE && found.isEmpty() && !isDefaultOfJdk(target);
    }

    private static boolean isDefaultOfJdk(MethodKey target) {
        return target.owner().startsWith("java.util.function.")
                && (target.name().equals("andThen")
                        || target.name().equals("compose")
                        || target.name().equals("negate"));
    }
}
