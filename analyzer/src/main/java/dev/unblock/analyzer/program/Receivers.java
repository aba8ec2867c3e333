package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Narrows what a call can run by the objects that it can be made on, where all of them are known: the bean that is
 * injected there, or what the callers pass.
 */
final class Receivers {

    private final ProjectIndex index;
    private final Origins origins;

    Receivers(ProjectIndex index, Origins origins) {
        this.index = index;
        this.origins = origins;
    }

    int[] narrowed(int method, CallSite call, int[] targets) {
        boolean open = targets.length > 1
                && (call.dispatch() == CallSite.Dispatch.INTERFACE || call.dispatch() == CallSite.Dispatch.VIRTUAL)
                && call.receiver().isPresent();
        if (!open) {
            return targets;
        }
        Set<Integer> possible =
                bodies(call, origins.of(new Located(method, call.receiver().get())));
        int[] narrowed = IntStream.of(targets).filter(possible::contains).toArray();
        return narrowed.length == 0 ? targets : narrowed;
    }

    /** What the call runs on these objects; nothing where one of them is not known. */
    private Set<Integer> bodies(CallSite call, List<Located> objects) {
        Set<Integer> bodies = new HashSet<>();
        for (Located object : objects) {
            if (object.value() instanceof Value.Allocation made && index.isOwn(made.type())) {
                OptionalInt body = index.resolve(
                        made.type(), call.target().name(), call.target().descriptor());
                body.ifPresent(bodies::add);
            } else if (!(object.value() instanceof Value.Functional)) {
                return Set.of();
            }
        }
        return bodies;
    }
}
