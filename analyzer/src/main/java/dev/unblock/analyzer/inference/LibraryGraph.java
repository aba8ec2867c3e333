package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody.FieldStore;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.bytecode.LibraryCall.Certainty;
import dev.unblock.analyzer.bytecode.LibraryMethod;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the application's calls can reach in the libraries, explored breadth first.
 *
 * <p>A virtual call leads to the implementations of which the explored code, or the application, makes objects (rapid
 * type analysis); one that has too many of them leads nowhere. Only what is met is ever loaded.
 */
final class LibraryGraph {

    private final LibraryTypes types;
    private final Boundary boundary;
    private final Sinks sinks;
    private final Extent extent;
    private final FunctionalUse functionalUse;
    private final Map<MethodKey, Node.Method> methods = new HashMap<>();
    private final Map<MethodKey, Node.Own> own = new HashMap<>();
    private final Map<MethodKey, Node.Site> sites = new HashMap<>();
    private final Map<String, List<Node.Site>> sitesByOwner = new HashMap<>();
    private final Map<String, List<String>> madeBySupertype = new HashMap<>();
    private final Map<String, Set<MethodKey>> lambdasByType = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> initialized = new LinkedHashSet<>();
    private final Map<MethodKey, Sinks.Verdict> verdicts = new HashMap<>();
    private final Map<MethodKey, Boolean> cuts = new HashMap<>();
    private final List<OnField> onFields = new ArrayList<>();
    private final List<Node.Sink> reached = new ArrayList<>();
    private final Deque<Node.Method> open = new ArrayDeque<>();

    /** A call on a field's object that waits if the field holds something open. */
    private record OnField(Node from, LibraryCall call, FieldKey field) {}

    LibraryGraph(LibraryTypes types, Boundary boundary, Sinks sinks, Extent extent) {
        this.types = types;
        this.boundary = boundary;
        this.sinks = sinks;
        this.extent = extent;
        this.functionalUse = new FunctionalUse(types, boundary);
    }

    /** Objects of the type exist before any library code runs. */
    void make(String type) {
        if (!made.add(type) || !types.isConcrete(type)) {
            return;
        }
        for (String supertype : types.supertypes(type)) {
            madeBySupertype
                    .computeIfAbsent(supertype, key -> new ArrayList<>(2))
                    .add(type);
            for (Node.Site site : List.copyOf(sitesByOwner.getOrDefault(supertype, List.of()))) {
                implement(site, type);
            }
        }
    }

    /** A lambda of this functional type exists. */
    void makeLambda(String type, MethodKey implementation) {
        if (lambdasByType.computeIfAbsent(type, key -> new HashSet<>()).add(implementation)) {
            for (Node.Site site : List.copyOf(sitesByOwner.getOrDefault(type, List.of()))) {
                implementByLambda(site, implementation);
            }
        }
    }

    /** Where a call of the application leads; empty where it is cut or nothing is known of its code. */
    Optional<Node> root(MethodKey called, Dispatch dispatch) {
        return follow(
                new LibraryCall(called, dispatch, Certainty.ALWAYS, new Value.Unknown(Optional.empty()), List.of()), 0);
    }

    /** Explores everything that the roots reach, then says what waits there. */
    List<Node.Sink> explore() {
        do {
            while (!open.isEmpty()) {
                Node.Method next = open.remove();
                if (next.depth() < extent.deepest() && methods.size() < extent.mostMethods()) {
                    enter(next);
                }
            }
            sorted(Node.Site::isOpen).forEach(this::guess);
        } while (!open.isEmpty());
        linkFields();
        sorted(site -> true).forEach(LibraryGraph::connect);
        return reached;
    }

    private List<Node.Site> sorted(Predicate<Node.Site> wanted) {
        return sites.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Node.Site::key))
                .toList();
    }

    int size() {
        return methods.size();
    }

    private void enter(Node.Method node) {
        initialize(node.key().owner(), node.depth());
        types.body(node.key()).ifPresent(code -> {
            code.made().forEach(this::make);
            code.stores().forEach(this::noteLambda);
            code.calls().forEach(call -> link(node, call));
        });
    }

    /** Static initialisers run once: their objects count, what they wait for does not. */
    private void initialize(String type, int depth) {
        if (initialized.add(type)) {
            types.initializer(type).ifPresent(method -> method(method.key(), depth + 1));
        }
    }

    private void noteLambda(FieldStore store) {
        if (store.value() instanceof Value.Functional lambda) {
            makeLambda(lambda.type(), lambda.implementation());
        }
    }

    private void link(Node.Method from, LibraryCall call) {
        linkFunctionals(from, call);
        switch (verdict(call.target())) {
            case WAITS -> sink(call.target(), Optional.empty()).calledBy(from, call);
            case WAITS_IF_OPEN -> linkIfOpen(from, call, call.receiver());
            case WAITS_IF_GIVEN_OPEN ->
                call.arguments().stream().filter(sinks::isOpen).findFirst().ifPresent(opened -> sink(
                                call.target(), Optional.of(opened))
                        .calledBy(from, call));
            case SILENT -> {
                // Said by the catalogue.
            }
            case NOT_KNOWN -> follow(call, from.depth() + 1).ifPresent(callee -> callee.calledBy(from, call));
        }
    }

    private void linkIfOpen(Node.Method from, LibraryCall call, Value receiver) {
        if (sinks.isOpen(receiver)) {
            sink(call.target(), Optional.of(receiver)).calledBy(from, call);
        } else if (receiver instanceof Value.FieldRead read) {
            onFields.add(new OnField(from, call, read.field()));
        }
    }

    /** Whoever made an object, its fields hold what the entered classes put there. */
    private void linkFields() {
        Set<FieldKey> fields = onFields.stream().map(OnField::field).collect(Collectors.toSet());
        if (fields.isEmpty()) {
            return;
        }
        Map<FieldKey, List<Value>> stored = types.bodiesNaming(fields, initialized)
                .flatMap(body -> body.stores().stream())
                .filter(store -> store.value() instanceof Value.Allocation || store.value() instanceof Value.Result)
                .collect(Collectors.groupingBy(
                        FieldStore::field, Collectors.mapping(FieldStore::value, Collectors.toList())));
        onFields.forEach(use -> stored.getOrDefault(use.field(), List.of()).stream()
                .filter(sinks::isOpen)
                .findFirst()
                .ifPresent(
                        opened -> sink(use.call().target(), Optional.of(opened)).calledBy(use.from(), use.call())));
    }

    /** A lambda that the callee runs before it returns belongs to the caller's way; whether it is run at all is in doubt. */
    private void linkFunctionals(Node.Method from, LibraryCall call) {
        int doubts = call.certainty() == Certainty.ALWAYS ? 1 : 2;
        for (int i = 0; i < call.arguments().size(); i++) {
            if (call.arguments().get(i) instanceof Value.Functional lambda) {
                makeLambda(lambda.type(), lambda.implementation());
                if (functionalUse.isRun(call, i)) {
                    implementation(lambda.implementation(), from.depth() + 1)
                            .ifPresent(body -> body.calledBy(from, doubts));
                }
            }
        }
    }

    private Optional<Node> follow(LibraryCall call, int depth) {
        MethodKey target = call.target();
        if (cuts(target)) {
            return Optional.empty();
        }
        if (call.dispatch() == Dispatch.STATIC || call.dispatch() == Dispatch.SPECIAL) {
            return resolved(target.owner(), target, depth);
        }
        if (call.receiver() instanceof Value.Allocation exact) {
            return resolved(exact.type(), target, depth);
        }
        if (!types.isEntered(target.owner())) {
            return Optional.empty();
        }
        Optional<LibraryTypes.Found> found = types.resolve(target.owner(), target.name(), target.descriptor());
        boolean fixed = found.flatMap(LibraryTypes.Found::ofLibrary)
                .filter(LibraryMethod::isFixed)
                .isPresent();
        return fixed ? node(found.get(), depth) : Optional.of(site(target, depth));
    }

    private Optional<Node> resolved(String type, MethodKey target, int depth) {
        return types.resolve(type, target.name(), target.descriptor()).flatMap(found -> node(found, depth));
    }

    private Optional<Node> implementation(MethodKey body, int depth) {
        return switch (verdict(body)) {
            case WAITS -> Optional.of(sink(body, Optional.empty()));
            case NOT_KNOWN -> cuts(body) ? Optional.empty() : resolved(body.owner(), body, depth);
            case WAITS_IF_OPEN, WAITS_IF_GIVEN_OPEN, SILENT -> Optional.empty();
        };
    }

    private Optional<Node> node(LibraryTypes.Found found, int depth) {
        if (found.ofLibrary().isEmpty()) {
            return Optional.of(own.computeIfAbsent(found.key(), key -> new Node.Own(key, depth)));
        }
        return switch (verdict(found.key())) {
            case WAITS -> Optional.of(sink(found.key(), Optional.empty()));
            case SILENT -> Optional.empty();
            case WAITS_IF_OPEN, WAITS_IF_GIVEN_OPEN, NOT_KNOWN ->
                cuts(found.key()) ? Optional.empty() : Optional.of(method(found.key(), depth));
        };
    }

    private Node.Method method(MethodKey key, int depth) {
        Node.Method known = methods.get(key);
        if (known == null) {
            known = new Node.Method(key, depth);
            methods.put(key, known);
            open.add(known);
            if (depth < extent.deepest()) {
                types.announce(key);
            }
        }
        return known;
    }

    private Node.Sink sink(MethodKey key, Optional<Value> openedOn) {
        Node.Sink sink = new Node.Sink(key, openedOn);
        reached.add(sink);
        return sink;
    }

    private Node.Site site(MethodKey target, int depth) {
        Node.Site known = sites.get(target);
        if (known == null) {
            known = new Node.Site(target, depth);
            sites.put(target, known);
            sitesByOwner
                    .computeIfAbsent(target.owner(), key -> new ArrayList<>(2))
                    .add(known);
            for (String type : List.copyOf(madeBySupertype.getOrDefault(target.owner(), List.of()))) {
                implement(known, type);
            }
            for (MethodKey body : sorted(lambdasByType.getOrDefault(target.owner(), Set.of()))) {
                implementByLambda(known, body);
            }
        }
        return known;
    }

    private static List<MethodKey> sorted(Collection<MethodKey> keys) {
        return keys.stream().sorted().toList();
    }

    private void implement(Node.Site site, String type) {
        if (!site.isWide()) {
            MethodKey target = site.key();
            types.resolve(type, target.name(), target.descriptor())
                    .filter(found -> !site.has(found.key()))
                    .ifPresent(found -> implement(site, found));
        }
    }

    private void implement(Node.Site site, LibraryTypes.Found found) {
        if (site.implementations().size() == extent.widest()) {
            site.widen();
        } else {
            node(found, site.depth() + 1)
                    .ifPresentOrElse(node -> site.add(found.key(), node), () -> site.add(found.key(), site));
        }
    }

    private void implementByLambda(Node.Site site, MethodKey body) {
        boolean isItsMethod = types.resolve(
                        site.key().owner(), site.key().name(), site.key().descriptor())
                .isEmpty();
        if (!isItsMethod || site.isWide() || site.has(body)) {
            return;
        }
        if (site.implementations().size() == extent.widest()) {
            site.widen();
        } else {
            site.add(body, implementation(body, site.depth() + 1).orElse(site));
        }
    }

    /** No object was seen being made, as when a framework makes it: then the class that the call names has to do. */
    private void guess(Node.Site site) {
        MethodKey target = site.key();
        if (types.isConcrete(target.owner())) {
            types.resolve(target.owner(), target.name(), target.descriptor())
                    .ifPresent(found -> implement(site, found));
        }
    }

    private static void connect(Node.Site site) {
        site.implementations().values().stream().filter(node -> node != site).forEach(node -> node.calledBy(site, 0));
    }

    private Sinks.Verdict verdict(MethodKey called) {
        return verdicts.computeIfAbsent(called, sinks::of);
    }

    private boolean cuts(MethodKey called) {
        return cuts.computeIfAbsent(called, boundary::cuts);
    }
}
