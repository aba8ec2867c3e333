package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.ExecutorFinder;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects entries from every kind of finder and settles the thread of each. */
public final class EntryFinder {

    /** A library may bring jobs and filters; what serves, listens or starts by itself is an application. */
    private static final Set<String> OF_APPLICATIONS = Set.of(
            "main",
            "command",
            "spring-mvc",
            "webflux",
            "jax-rs",
            "servlet",
            "micronaut",
            "graphql",
            "grpc",
            "dubbo",
            "soap",
            "struts",
            "vertx",
            "http-handler",
            "lambda",
            "function",
            "websocket",
            "rsocket",
            "kafka-listener",
            "rabbit-listener",
            "jms-listener",
            "sqs-listener",
            "pulsar-listener",
            "rocketmq-listener",
            "stream-listener");

    /** Kind of methods that say of themselves that they never wait. */
    private static final String MARKED = "non-blocking";

    private final ProjectIndex index;
    private final HandOffs handOffs;
    private final Modules modules;
    private final EntryThreads threads;
    private final List<Entry> entries = new ArrayList<>();

    public EntryFinder(ProjectIndex index, HandOffs handOffs, ExecutorFinder executors, Modules modules) {
        this.index = index;
        this.handOffs = handOffs;
        this.modules = modules;
        this.threads = new EntryThreads(index, handOffs, executors, modules);
    }

    public List<Entry> find(Beans beans, DirectCalls calls, MethodReferences references, Origins origins) {
        new WebEntries(index, beans, threads, modules).find(entries::add);
        new AnnotatedEntries(index, beans, threads).find(entries::add);
        new TypedEntries(index, beans, threads, modules, references, origins).find(entries::add);
        new RouterEntries(index, calls, references, origins, threads).find(entries::add);
        new HandedEntries(index, references, origins, threads).find(entries::add);
        new DeclaredEntries(index, threads).find(entries::add);
        PlainEntries plain = new PlainEntries(index, handOffs, threads);
        plain.find(entries::add);
        if (entries.stream().noneMatch(entry -> entry.kind().equals("webflux"))) {
            plain.findUnroutedHandlers(entries::add);
        }
        if (entries.stream().noneMatch(entry -> entry.kind().equals("vertx"))) {
            plain.findUnroutedHandlersOfVertx(entries::add);
        }
        leaveMarksToFrameworks();
        countWhatIsRoutedOnce();
        if (entries.stream().noneMatch(this::isOfApplication)) {
            Set<Integer> known = methods(entries);
            plain.findPublicApi(entry -> {
                if (!known.contains(entry.method())) {
                    entries.add(entry);
                }
            });
        }
        return entries;
    }

    /** What a framework calls, it calls on a thread of its choice, whatever else the method is marked as. */
    private void leaveMarksToFrameworks() {
        Set<Integer> called = methods(
                entries.stream().filter(entry -> !entry.kind().equals(MARKED)).toList());
        entries.removeIf(entry -> entry.kind().equals(MARKED) && called.contains(entry.method()));
    }

    /** One class may answer SOAP and REST with the same methods: each is one handler, told with its route. */
    private void countWhatIsRoutedOnce() {
        Set<Integer> routed = methods(
                entries.stream().filter(entry -> entry.kind().equals("jax-rs")).toList());
        entries.removeIf(entry -> entry.kind().equals("soap") && routed.contains(entry.method()));
    }

    private static Set<Integer> methods(List<Entry> entries) {
        return entries.stream().map(Entry::method).collect(Collectors.toSet());
    }

    private boolean isOfApplication(Entry entry) {
        return OF_APPLICATIONS.contains(entry.kind())
                && !index.typeOf(entry.method()).test();
    }
}
