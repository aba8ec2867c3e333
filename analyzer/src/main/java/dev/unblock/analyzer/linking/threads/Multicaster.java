package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.model.ThreadContext;
import java.util.Optional;

/** Spring's publisher of events: one that was given an executor runs every listener on that. */
public final class Multicaster {

    private static final String TYPE = "org.springframework.context.event.SimpleApplicationEventMulticaster";

    private final ProjectIndex index;
    private final HandOffs handOffs;

    public Multicaster(ProjectIndex index, HandOffs handOffs) {
        this.index = index;
        this.handOffs = handOffs;
    }

    /** Absent where the publisher's own thread runs the listeners. */
    public Optional<ThreadContext> thread() {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (call.target().name().equals("setTaskExecutor")
                        && call.arguments().size() == 1
                        && index.supertypes(call.target().owner()).contains(TYPE)) {
                    return handOffs.hop(new Located(method, call.arguments().get(0)))
                            .context();
                }
            }
        }
        return Optional.empty();
    }
}
