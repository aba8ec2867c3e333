package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

final class SessionObjectChanged implements CallRule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "An object in the HTTP session or servlet context is changed, which parallel requests share.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean changes = Containers.changes(call.name()) || call.name().matches("set[A-Z].*");
        if (!changes
                || call.owner().startsWith("java.util.concurrent.")
                || !inspection.lockSets().at(call.method(), call.site().locks()).isEmpty()) {
            return Optional.empty();
        }
        return call.site().receiver().stream()
                .flatMap(Value::alternatives)
                .filter(SessionObjectChanged::isShared)
                .findFirst()
                .map(found -> problem(call));
    }

    private static boolean isShared(Value object) {
        return object instanceof Value.Result result
                && (result.target().name().equals("getAttribute")
                        || result.target().name().equals("getValue"))
                && result.target().owner().matches("(javax|jakarta)\\.servlet\\.(http\\.HttpSession|ServletContext)");
    }

    private static Problem problem(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.MEDIUM)
                .message("The object is kept in the session or servlet context and changed here with " + call.name()
                        + ": parallel requests of one user, on other request threads, do the same to the same object."
                        + " Put a changed copy there, or use a concurrent collection.");
    }
}
