package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds attributes that are asked for and set in two steps. */
final class CheckThenActOnSession implements CallRule {

    /** Where attributes live that several requests share, by how each is set and asked for. */
    private static final String HOLDERS = "(javax|jakarta)\\.servlet\\.(http\\.HttpSession|ServletContext)";

    private static final Map<String, String> ASKED_BY = Map.of("setAttribute", "getAttribute", "putValue", "getValue");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "An attribute of the HTTP session or servlet context is asked for and then set in two steps.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call act) {
        String asks = ASKED_BY.get(act.name());
        boolean sets = asks != null
                && act.owner().matches(HOLDERS)
                && !act.site().arguments().isEmpty()
                && inspection.lockSets().at(act.method(), act.site().locks()).isEmpty();
        return sets
                ? act.method().calls().stream()
                        .filter(check -> check.index() < act.site().index()
                                && check.target().name().equals(asks)
                                && isOfSame(check, act.site()))
                        .filter(check -> dependsOn(inspection, check, act.site()))
                        .findFirst()
                        .map(check -> problem(act, check))
                : Optional.empty();
    }

    private static boolean isOfSame(CallSite check, CallSite act) {
        return check.target().owner().matches(HOLDERS)
                && !check.arguments().isEmpty()
                && check.arguments().stream()
                        .findFirst()
                        .equals(act.arguments().stream().findFirst())
                && isSameHolder(check.receiver(), act.receiver());
    }

    /** {@code request.getSession()}, asked twice, is one session. */
    private static boolean isSameHolder(Optional<Value> one, Optional<Value> other) {
        return one.equals(other)
                || one.isPresent()
                        && other.isPresent()
                        && one.get() instanceof Value.Result first
                        && other.get() instanceof Value.Result second
                        && first.target().name().equals(second.target().name())
                        && first.receiver().equals(second.receiver());
    }

    /** The new value is made of the old one, or the old one decides whether there is a new one. */
    private static boolean dependsOn(Inspection inspection, CallSite check, CallSite act) {
        return isMadeOf(check, act) || inspection.choices().isConditionOf(check.site(), act.site());
    }

    private static boolean isMadeOf(CallSite check, CallSite act) {
        List<Value> arguments = act.arguments();
        return arguments.subList(1, arguments.size()).stream()
                .filter(value -> !check.gives(value))
                .flatMap(Value::parts)
                .anyMatch(check::gives);
    }

    private static Problem problem(Call act, CallSite check) {
        return Problem.at(act.method(), act.site())
                .severity(Severity.INFO)
                .message("The attribute is asked for in line " + check.site().line()
                        + " and set here: between the two a parallel request, of the same user where it is the session's,"
                        + " does the same, and one of the values is lost. Keep a thread-safe object there that is put in"
                        + " when the session or context begins, or hold one lock around both.");
    }
}
