package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.ThreadContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Netty's handlers that are given threads of their own: {@code pipeline.addLast(group, "slow", new Slow())} calls them on those of
 * the group instead of the channel's event loop.
 */
public final class PipelineGroups {

    private static final Set<String> ADDS = Set.of("addLast", "addFirst", "addBefore", "addAfter");
    private static final String PIPELINE = "io.netty.channel.ChannelPipeline";
    private static final Set<String> LOOPS = Set.of("io.netty.channel.EventLoopGroup", "io.netty.channel.EventLoop");

    private final Set<String> onGroups = new HashSet<>();

    public PipelineGroups(ProjectIndex index) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (ADDS.contains(call.target().name())
                        && call.target().owner().equals(PIPELINE)
                        && isGivenGroup(index, method, call)) {
                    note(index, call);
                }
            }
        }
    }

    private static boolean isGivenGroup(ProjectIndex index, int method, CallSite call) {
        return !call.arguments().isEmpty()
                && index.staticType(method, call.arguments().get(0))
                        .filter(type -> type.startsWith("io.netty.") && type.contains("Executor"))
                        .filter(type -> index.supertypes(type).stream().noneMatch(LOOPS::contains))
                        .isPresent();
    }

    private void note(ProjectIndex index, CallSite call) {
        call.arguments().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Allocation.class::isInstance)
                .map(made -> ((Value.Allocation) made).type())
                .filter(index::isOwn)
                .forEach(onGroups::add);
    }

    /** Empty for handlers on their channel's event loop. */
    public Optional<ThreadContext> of(TypeFact handler) {
        return onGroups.contains(handler.name()) ? Optional.of(ThreadContext.BOUNDED_POOL) : Optional.empty();
    }
}
