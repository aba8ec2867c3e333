package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds URLs whose equals and hashCode are called by others: maps, sets and lists that look for them. */
final class UrlAsKey implements CallRule {

    private static final Set<String> BY_HASH = Set.of(
            "add",
            "contains",
            "remove",
            "put",
            "get",
            "getOrDefault",
            "containsKey",
            "putIfAbsent",
            "computeIfAbsent",
            "computeIfPresent",
            "compute",
            "merge");
    private static final Set<String> BY_EQUALS = Set.of("contains", "indexOf", "lastIndexOf", "remove");
    private static final Set<String> OF_CLASSES =
            Set.of("getResource", "getResources", "findResource", "getLocation", "getURLs", "nextElement");
    private static final Set<String> OF_FILES =
            Set.of("java.io.File", "java.nio.file.Path", "java.lang.ClassLoader", "java.lang.Class");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A URL is a key or is compared, which asks the name service for its host.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        List<Value> arguments = call.site().arguments();
        boolean compares = !arguments.isEmpty() && (isCompared(call) || isLookedFor(inspection, call));
        boolean url = compares
                && arguments.stream().limit(1).anyMatch(value -> Urls.type(call.method(), value)
                        .filter(Urls.URL::equals)
                        .isPresent());
        return url && !isLocal(inspection, call, arguments.get(0))
                ? Optional.of(
                        Problem.at(call.method(), call.site())
                                .severity(
                                        inspection.place(call.method()).isConcurrent() ? Severity.MEDIUM : Severity.LOW)
                                .message(
                                        "To compare a URL or to take its hash code asks the name service for its host: the call waits for"
                                                + " the network, and two hosts of one address count as the same. Use a URI or the text."))
                : Optional.empty();
    }

    private static boolean isCompared(Call call) {
        return call.owner().equals("java.util.Objects")
                        && Set.of("equals", "hash", "hashCode").contains(call.name())
                || call.owner().equals(Urls.URL) && call.name().equals("equals");
    }

    private static boolean isLookedFor(Inspection inspection, Call call) {
        boolean hashes = BY_HASH.contains(call.name())
                && (inspection.isSubtype(call.owner(), "java.util.Set")
                        || inspection.isSubtype(call.owner(), "java.util.Map"))
                && !call.owner().equals("java.util.IdentityHashMap");
        return hashes || BY_EQUALS.contains(call.name()) && inspection.isSubtype(call.owner(), "java.util.List");
    }

    /** The address of a file or of something on the class path has no host, nor have those that it is looked for among. */
    private static boolean isLocal(Inspection inspection, Call call, Value url) {
        return Stream.concat(
                        inspection.program().origins(call.method().key(), url).stream(),
                        call.site().receiver().stream())
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result result
                        && (OF_CLASSES.contains(result.target().name())
                                || OF_FILES.stream()
                                        .anyMatch(type -> inspection.isSubtype(
                                                result.target().owner(), type))));
    }
}
