package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** A question about calls of methods, answered once for each: every search over the call graph comes by them again. */
final class AskedOnce implements BiPredicate<MethodKey, CallSite> {

    private final BiPredicate<MethodKey, CallSite> question;
    private final Map<Asked, Boolean> answers = new ConcurrentHashMap<>();

    AskedOnce(BiPredicate<MethodKey, CallSite> question) {
        this.question = question;
    }

    /** Not {@code computeIfAbsent}: an answer may depend on that for another call. */
    @Override
    public boolean test(MethodKey caller, CallSite call) {
        Asked asked = new Asked(caller, call.index());
        Boolean known = answers.get(asked);
        if (known == null) {
            known = question.test(caller, call);
            answers.put(asked, known);
        }
        return known;
    }

    private record Asked(MethodKey caller, int call) {

        /** Written out for speed: records compute theirs by method handles, which the first compiler does not inline. */
        @Override
        public int hashCode() {
            return 31 * caller.hashCode() + call;
        }
    }
}
