package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Repositories and clients that a project's own organisation keeps in a library which is not at hand: what they are called
 * is all there is to go on, so that these waits are guesses.
 */
final class UnseenPartners {

    /** By the end of the type's name. */
    private static final Map<String, Partner> PARTNERS = Map.of(
            "Repository", new Partner(Kind.DATA, 10),
            "Dao", new Partner(Kind.DATA, 10),
            "DAO", new Partner(Kind.DATA, 10),
            "RestClient", new Partner(Kind.HTTP, 200),
            "ApiClient", new Partner(Kind.HTTP, 200),
            "HttpClient", new Partner(Kind.HTTP, 200),
            "FeignClient", new Partner(Kind.HTTP, 200));

    private static final Pattern NOT_SENT = Pattern.compile("(set|with|is|add|remove|build|configure|register)[A-Z].*|"
            + "close|build|equals|hashCode|toString|iterator|getClass");
    private static final Pattern DOES_NOT_WAIT =
            Pattern.compile(".*(Async|Reactive|Rx|InMemory|Cache|Mock|Stub)[^.]*|.*\\.(reactive|rx|async|mutiny)\\..*");

    private final Program program;
    private final TypeHierarchy hierarchy;
    private final UnseenTypes types;
    private final Set<String> organisations;
    private final Map<String, Partner> partnersAbove = new HashMap<>();

    private record Partner(Kind kind, int latency) {}

    UnseenPartners(Program program, UnseenTypes types) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
        this.types = types;
        this.organisations = program.facts().types().stream()
                .map(TypeFact::name)
                .flatMap(name -> organisation(name).stream())
                .collect(Collectors.toUnmodifiableSet());
        program.facts().types().forEach(type -> partnerAbove(type)
                .ifPresent(above -> partnersAbove.put(type.name(), above)));
    }

    Optional<Wait> at(MethodFact method, CallSite call) {
        String owner = call.target().owner();
        Optional<Partner> partner =
                program.type(owner).isPresent() ? inherited(owner, call.target().name()) : unseen(owner);
        return partner.filter(one -> isBean(call) && !UnseenTypes.isAnsweredLater(method, call))
                .filter(one -> !NOT_SENT.matcher(call.target().name()).matches())
                .map(one -> UnseenTypes.guess(method, call, one.kind(), one.latency()));
    }

    /** What an own type has from a partner above it, and declares nowhere itself. */
    private Optional<Partner> inherited(String type, String method) {
        Partner above = partnersAbove.get(type);
        return Optional.ofNullable(above).filter(partner -> !declares(type, method));
    }

    private boolean declares(String type, String method) {
        return hierarchy.supertypes(type).stream()
                .flatMap(above -> program.type(above).stream())
                .flatMap(above -> above.methods().stream())
                .anyMatch(one -> one.key().name().equals(method));
    }

    private Optional<Partner> partnerAbove(TypeFact type) {
        return hierarchy.supertypes(type.name()).stream()
                .flatMap(name -> unseen(name).stream())
                .findFirst();
    }

    private Optional<Partner> unseen(String type) {
        return partner(type).filter(partner -> isUnseen(type));
    }

    private static Optional<Partner> partner(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return PARTNERS.entrySet().stream()
                .filter(entry -> simple.endsWith(entry.getKey()))
                .filter(entry -> !DOES_NOT_WAIT.matcher(type).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isUnseen(String type) {
        return types.isUnseen(type)
                && organisation(type).filter(organisations::contains).isPresent();
    }

    /** What is made on the spot, given a callback or read out of an answer may be anything. */
    private static boolean isBean(CallSite call) {
        return call.dispatch() != CallSite.Dispatch.STATIC
                && !call.target().isConstructor()
                && call.receiver()
                        .filter(object -> object instanceof Value.FieldRead || object instanceof Value.Self)
                        .isPresent();
    }

    /** Its first two names: {@code com.shop}. */
    private static Optional<String> organisation(String type) {
        String[] names = type.split("\\.");
        return names.length < 4 ? Optional.empty() : Optional.of(names[0] + "." + names[1]);
    }
}
