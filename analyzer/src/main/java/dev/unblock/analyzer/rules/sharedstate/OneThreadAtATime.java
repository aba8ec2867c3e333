package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects that one thread at a time may use, handed to tasks: a consumer of Kafka, which says so itself by an exception
 * (<a href="https://kafka.apache.org/documentation/">its documentation</a>), and gRPC's observers of a stream
 * (<a href="https://grpc.github.io/grpc-java/javadoc/io/grpc/stub/StreamObserver.html">StreamObserver</a>), to which several tasks write.
 */
final class OneThreadAtATime {

    private static final Set<String> CONSUMERS =
            Set.of("org.apache.kafka.clients.consumer.KafkaConsumer", "org.apache.kafka.clients.consumer.Consumer");
    private static final String OBSERVER = "io.grpc.stub.StreamObserver";
    /** The one method that other threads may call. */
    private static final String WAKES = "wakeup";

    private OneThreadAtATime() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(maker -> inspection.program().callees(maker.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream()
                        .flatMap(task -> inTask(maker, edge, task))));
    }

    private static Stream<Problem> inTask(MethodFact maker, CallEdge edge, MethodFact task) {
        return task.calls().stream()
                .filter(call -> call.locks().isEmpty())
                .filter(call ->
                        usesConsumer(call) && isUsedBeside(maker, edge, call) || isObserverOfSeveral(edge, call))
                .limit(1)
                .map(call -> problem(task, call));
    }

    private static boolean usesConsumer(CallSite call) {
        return CONSUMERS.contains(call.target().owner())
                && !call.target().name().equals(WAKES);
    }

    /** What the method does before it hands the task over, such as to subscribe, is done when the task begins. */
    private static boolean isUsedBeside(MethodFact maker, CallEdge edge, CallSite inTask) {
        return maker.calls().stream()
                .filter(OneThreadAtATime::usesConsumer)
                .anyMatch(call -> polls(call)
                        || polls(inTask)
                                && call.index() > edge.site().index()
                                && !call.target().name().equals("close"));
    }

    private static boolean polls(CallSite call) {
        return call.target().name().equals("poll");
    }

    /** A task for each turn of a loop, and all of them write to it. */
    private static boolean isObserverOfSeveral(CallEdge edge, CallSite call) {
        boolean given = call.receiver()
                .filter(observer -> observer instanceof Value.Parameter
                        || Values.field(observer).isPresent())
                .isPresent();
        return call.target().owner().equals(OBSERVER)
                && call.target().name().equals("onNext")
                && given
                && edge.site().site().inLoop();
    }

    private static Problem problem(MethodFact task, CallSite call) {
        boolean consumer = usesConsumer(call);
        return Problem.at(task, call)
                .severity(Severity.MEDIUM)
                .message(
                        consumer
                                ? "A consumer of Kafka is for one thread, and the method that starts this task uses it, too: it ends in a"
                                        + " ConcurrentModificationException. Let the thread that polls do this, too; others may call wakeup() alone."
                                : "Several tasks write to this StreamObserver at once, and it is not safe for threads: messages get mixed up."
                                        + " Write to it under one lock, or from one thread.");
    }
}
