package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Narrows what a call can run by the objects that it can be made on, where all of them are known: the bean that is
 * injected there, or what the callers pass.
 */
public final class Receivers {

    private static final Set<String> CONTAINERS = Set.of(
            "java.util.Collection",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer");

    private final ProjectIndex index;
    private final Origins origins;

    public Receivers(ProjectIndex index, Origins origins) {
        this.index = index;
        this.origins = origins;
    }

    public int[] narrowed(int method, CallSite call, int[] targets) {
        if (targets.length > 0 && isOfEveryProgram(call.target().owner())) {
            return onOwnObjects(method, call, targets);
        }
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

    /** Collections and streams are of the JDK's making nearly everywhere: an own one must be seen to come here. */
    private boolean isOfEveryProgram(String type) {
        return type.startsWith("java.") && index.supertypes(type).stream().anyMatch(CONTAINERS::contains);
    }

    private int[] onOwnObjects(int method, CallSite call, int[] targets) {
        Set<Integer> possible = new HashSet<>();
        call.receiver().ifPresent(receiver -> origins.of(new Located(method, receiver))
                .forEach(
                        object -> type(object).flatMap(type -> body(call, type)).ifPresent(possible::add)));
        return IntStream.of(targets).filter(possible::contains).toArray();
    }

    private Optional<String> type(Located object) {
        if (object.value() instanceof Value.Self) {
            return Optional.of(index.method(object.method()).key().owner());
        }
        return object.value() instanceof Value.Allocation made ? Optional.of(made.type()) : Optional.empty();
    }

    private Optional<Integer> body(CallSite call, String type) {
        OptionalInt body =
                index.resolve(type, call.target().name(), call.target().descriptor());
        return body.isPresent() ? Optional.of(body.getAsInt()) : Optional.empty();
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
