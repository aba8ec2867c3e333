package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects entries from every kind of finder and settles the thread of each. */
final class EntryFinder {

    /** A library may bring jobs and filters; what serves, listens or starts by itself is an application. */
    private static final Set<String> OF_APPLICATIONS = Set.of(
            "main",
            "spring-mvc",
            "webflux",
            "jax-rs",
            "servlet",
            "graphql",
            "grpc",
            "kafka-listener",
            "rabbit-listener",
            "jms-listener",
            "sqs-listener");

    private final ProjectIndex index;
    private final HandOffs handOffs;
    private final ExecutorFinder executors;
    private final Settings settings;
    private final List<Entry> entries = new ArrayList<>();

    EntryFinder(ProjectIndex index, HandOffs handOffs, ExecutorFinder executors, Settings settings) {
        this.index = index;
        this.handOffs = handOffs;
        this.executors = executors;
        this.settings = settings;
    }

    List<Entry> find(Beans beans, MethodReferences references, Origins origins) {
        WebStack stack = new WebStack(index);
        new WebEntries(index, beans, stack).find(this::add);
        new AnnotatedEntries(index, beans, stack).find(this::add);
        new TypedEntries(index, stack, references, origins).find(this::add);
        new RouterEntries(index, references).find(this::add);
        PlainEntries plain = new PlainEntries(index, handOffs);
        plain.find(this::add);
        if (entries.stream().noneMatch(entry -> OF_APPLICATIONS.contains(entry.kind()))) {
            plain.findPublicApi(this::add);
        }
        return entries;
    }

    private void add(Entry entry) {
        MethodFact method = index.method(entry.method());
        Optional<ThreadContext> moved = entry.kind().equals("async")
                ? Optional.empty()
                : handOffs.asyncContext(method, index.typeOf(entry.method()));
        ThreadContext thread = moved.orElseGet(() -> entry.kind().equals("async") ? entry.thread() : thread(entry));
        entries.add(new Entry(entry.method(), entry.kind(), thread, entry.route()));
    }

    /** Spring's scheduled jobs run on the application's own scheduler, if it has one. */
    private ThreadContext thread(Entry entry) {
        return entry.kind().equals("scheduled") && entry.thread() == ThreadContext.SCHEDULER
                ? executors.ofScheduled().context().orElse(ThreadContext.SCHEDULER)
                : settings.actual(entry.thread());
    }
}
