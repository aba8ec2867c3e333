package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.program.Program;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All places of a program where a thread waits, by the catalogue and by what the place tells. */
public final class Waits {

    private final Catalogue catalogue;
    private final TypeHierarchy hierarchy;
    private final Judgement judgement;
    private final Declared declared;
    private final Proxied proxied;
    private final InferredWaits inferred;
    private final UnseenPartners partners;
    private final UnseenClients clients;
    private final LazyWaits lazy;
    private final CachedAnswers cached;
    private final Map<MethodKey, Optional<BlockingApi>> found = new HashMap<>();
    private final Map<MethodKey, List<Wait>> byMethod;

    private Waits(Program program, Catalogue catalogue, LibraryWaits libraries) {
        this.catalogue = catalogue;
        this.hierarchy = program.facts().hierarchy();
        this.judgement = new Judgement(program);
        this.declared = new Declared(program, catalogue);
        this.proxied = new Proxied(program, catalogue);
        this.inferred = new InferredWaits(program, catalogue, libraries);
        UnseenTypes unseen = new UnseenTypes(program);
        this.partners = new UnseenPartners(program, unseen);
        this.clients = new UnseenClients(program, unseen);
        this.lazy = new LazyWaits(program, target -> found.computeIfAbsent(target, this::lookUp));
        this.cached = new CachedAnswers(program);
        this.byMethod = program.methods()
                .filter(method ->
                        !method.is(Modifier.SYNTHETIC) || method.writtenIn().isPresent())
                .collect(
                        Collectors.toMap(MethodFact::key, this::inMethod, (first, again) -> first, LinkedHashMap::new));
    }

    public static Waits of(Program program, Catalogue catalogue, LibraryWaits libraries) {
        return new Waits(program, catalogue, libraries);
    }

    /** By the catalogue alone. */
    public static Waits of(Program program, Catalogue catalogue) {
        return of(program, catalogue, LibraryWaits.none());
    }

    /** Sorted by method, then in source order. */
    public Stream<Wait> all() {
        return byMethod.values().stream().flatMap(List::stream);
    }

    /** In source order. */
    public List<Wait> in(MethodKey method) {
        return byMethod.getOrDefault(method, List.of());
    }

    private List<Wait> inMethod(MethodFact method) {
        if (catalogue.isSilenced(method.named())) {
            return List.of();
        }
        Map<Integer, Wait> loading = lazy.in(method);
        return method.calls().stream()
                .flatMap(call -> at(method, call).or(() -> Optional.ofNullable(loading.get(call.index()))).stream())
                .toList();
    }

    private Optional<Wait> at(MethodFact method, CallSite call) {
        Optional<BlockingApi> row = proxied.injected(call).or(() -> found.computeIfAbsent(call.target(), this::lookUp));
        if (row.isEmpty()) {
            return inferred.at(method, call)
                    .or(() -> guessed(method, call))
                    .filter(wait -> declared.of(call.target()).isEmpty())
                    .or(() -> cached.at(method, call));
        }
        return row.filter(api -> !(api.isWildcard() && call.dispatch() == CallSite.Dispatch.STATIC))
                .flatMap(api -> judgement.of(method, call, api));
    }

    /** By names alone, unless a row says that the call does not wait. */
    private Optional<Wait> guessed(MethodFact method, CallSite call) {
        return partners.at(method, call)
                .or(() -> clients.at(method, call))
                .filter(wait -> catalogue.row(call.target(), hierarchy).isEmpty());
    }

    /** By what the project's own code says of the method, then by the catalogue, then by what a proxy puts behind it. */
    private Optional<BlockingApi> lookUp(MethodKey target) {
        return declared.of(target)
                .orElseGet(() -> catalogue.find(target, hierarchy).or(() -> proxied.behind(target)));
    }
}
