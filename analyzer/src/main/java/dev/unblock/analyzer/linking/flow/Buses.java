package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Event buses inside one process: who posts an event runs the subscribers of its type on its own thread, or has the bus's
 * executor run them.
 */
public final class Buses {

    private static final String ASYNCHRONOUS = "com.google.common.eventbus.AsyncEventBus";
    private static final Set<String> BUSES =
            Set.of("com.google.common.eventbus.EventBus", "org.greenrobot.eventbus.EventBus");
    private static final Set<String> SUBSCRIBE =
            Set.of("com.google.common.eventbus.Subscribe", "org.greenrobot.eventbus.Subscribe");

    private final ProjectIndex index;
    private final Origins origins;
    private final HandOffs handOffs;
    private final List<Integer> subscribers = new ArrayList<>();

    /** A call that posts an event, and on which threads the subscribers run. */
    private record Post(int method, CallSite call, List<Hop> hops) {}

    public Buses(ProjectIndex index, Origins origins, HandOffs handOffs) {
        this.index = index;
        this.origins = origins;
        this.handOffs = handOffs;
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            if (fact.parameters().size() == 1
                    && fact.annotations().stream().anyMatch(one -> SUBSCRIBE.contains(one.type()))) {
                subscribers.add(method);
            }
        }
    }

    /** Events whose type nobody knows go to the subscribers that no other event reaches. */
    public void addSteps(CallGraph.Builder graph) {
        if (subscribers.isEmpty()) {
            return;
        }
        List<Post> unknown = new ArrayList<>();
        for (Post post : posts()) {
            Set<String> types = types(post);
            if (types.isEmpty()) {
                unknown.add(post);
            }
            subscribers.stream()
                    .filter(subscriber -> types.contains(wanted(subscriber)))
                    .forEach(subscriber -> add(graph, post, subscriber));
        }
        subscribers.stream()
                .filter(subscriber -> !graph.reaches(subscriber))
                .toList()
                .forEach(subscriber -> unknown.forEach(post -> add(graph, post, subscriber)));
    }

    private static void add(CallGraph.Builder graph, Post post, int subscriber) {
        post.hops().forEach(hop -> graph.add(post.method(), post.call(), subscriber, hop));
    }

    private String wanted(int subscriber) {
        return index.method(subscriber).parameters().get(0).type();
    }

    private List<Post> posts() {
        List<Post> posts = new ArrayList<>();
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                boolean isPost = call.target().name().equals("post")
                        && call.arguments().size() == 1
                        && BUSES.stream()
                                .anyMatch(index.supertypes(call.target().owner())::contains);
                if (isPost) {
                    posts.add(new Post(method, call, hops(method, call)));
                }
            }
        }
        return posts;
    }

    /** Of the event that is posted; empty where it may be any. */
    private Set<String> types(Post post) {
        Located event = new Located(post.method(), post.call().arguments().get(0));
        Set<String> types = new HashSet<>();
        Stream.concat(Stream.of(event), origins.of(event).stream())
                .flatMap(one -> type(one).stream())
                .forEach(type -> types.addAll(index.supertypes(type)));
        types.remove("java.lang.Object");
        return types;
    }

    private Optional<String> type(Located event) {
        return event.value() instanceof Value.Allocation made
                ? Optional.of(made.type())
                : index.staticType(event.method(), event.value());
    }

    private List<Hop> hops(int method, CallSite call) {
        List<Located> asynchronous = origins
                .of(new Located(method, call.receiver().orElseThrow()))
                .stream()
                .filter(bus -> bus.value() instanceof Value.Allocation made
                        && made.type().equals(ASYNCHRONOUS))
                .toList();
        List<Hop> hops = asynchronous.stream()
                .flatMap(bus -> executor(bus).stream())
                .map(handOffs::hop)
                .distinct()
                .toList();
        return hops.isEmpty() ? List.of(Hop.SAME_THREAD) : hops;
    }

    /** The last argument but one that handles exceptions. */
    private static Optional<Located> executor(Located bus) {
        return ((Value.Allocation) bus.value())
                .arguments().stream()
                        .filter(argument ->
                                !(argument instanceof Value.Constant || argument instanceof Value.Functional))
                        .findFirst()
                        .map(argument -> new Located(bus.method(), argument));
    }
}
