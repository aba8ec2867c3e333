package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;

/** Whether a row of the catalogue holds at a place: the row's condition, answered by what flows into the call. */
final class Judgement {

    /** Answers only when the proxy has failed. */
    private static final String FALLBACK = "io.micronaut.retry.annotation.Fallback";

    private final Program program;
    private final OpenedOn openedOn;
    private final CompletedFutures completed;
    private final Queues queues;
    private final TimeLimits limits;

    Judgement(Program program) {
        this.program = program;
        this.openedOn = new OpenedOn(program);
        this.completed = new CompletedFutures(program);
        this.queues = new Queues(program);
        this.limits = new TimeLimits(program);
    }

    /** The wait that the row means here; empty where nothing waits. */
    Optional<Wait> of(MethodFact method, CallSite call, BlockingApi row) {
        if (Answered.isBefore(method, call) || NoWait.is(program.facts().hierarchy(), method, call, row)) {
            return Optional.empty();
        }
        BlockingApi api = Answered.asFarAsOpen(method, call, row);
        Wait wait = new Wait(
                method, call, call.target(), api, api.kind(), limits.bound(method, call, api), ofOverload(call, api));
        Optional<Opened> local = StreamTrail.OF_URLS.contains(api.type()) ? local(method, call) : Optional.empty();
        if (local.isPresent()) {
            return local.map(wait::on);
        }
        return switch (api.condition()) {
            case ALWAYS, INJECTED -> Optional.of(wait);
            case LIKELY -> Optional.of(wait.withCertainty(Certainty.LIKELY));
            case OPENED_ON_IO -> openedOn.receiver(method, call).map(wait::on);
            case ARGUMENT_ON_IO -> openedOn.argument(method, call).map(wait::on);
            case UNLESS_IN_MEMORY ->
                openedOn.isInMemory(method, call)
                        ? Optional.empty()
                        : Optional.of(wait.withCertainty(Certainty.LIKELY));
            case BY_PROXY -> isImplementedHere(call) ? Optional.empty() : Optional.of(wait);
            case NOT_COMPLETED ->
                call.receiver()
                                .filter(future -> completed.isComplete(method, call, future))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(wait);
            case BOUNDED_QUEUE -> queues.mayBeFull(method, call.receiver()).map(wait::withCertainty);
            case HOST_BY_NAME -> Addresses.isKnownIn(call) ? Optional.empty() : Optional.of(wait);
            case ANSWERED -> isOneWay(call) ? Optional.empty() : Optional.of(wait.withCertainty(Certainty.LIKELY));
            case BLOCKING_CHANNEL -> isSwitchedToNonBlocking(method) ? Optional.empty() : Optional.of(wait);
        };
    }

    /** Android's {@code FLAG_ONEWAY}, by its name or as the number that it is. */
    private static boolean isOneWay(CallSite call) {
        if (call.arguments().isEmpty()) {
            return false;
        }
        Value flags = call.arguments().get(call.arguments().size() - 1);
        return flags instanceof Value.FieldRead read && read.field().name().equals("FLAG_ONEWAY")
                || flags instanceof Value.Constant constant && !"0".equals(constant.text());
    }

    /** The URL names a file, or something on the class path. */
    private Optional<Opened> local(MethodFact method, CallSite call) {
        return openedOn.receiver(method, call)
                .filter(opened -> opened.opener().kind() == Kind.FILE && !opened.equals(Opened.GUESS));
    }

    /** Given something of a type that nobody has seen, a compiler takes the first overload: which one it is, is a guess. */
    private Certainty ofOverload(CallSite call, BlockingApi api) {
        TypeHierarchy hierarchy = program.facts().hierarchy();
        boolean unseen = call.arguments().stream()
                .anyMatch(argument -> argument instanceof Value.Allocation made
                        && !made.type().endsWith("[]")
                        && !hierarchy.isKnown(made.type()));
        return unseen && api.parameters().isPresent() ? Certainty.GUESSED : Certainty.SURE;
    }

    /** A class of the project answers the call, so that nothing is sent; one that only passes it on does not. */
    private boolean isImplementedHere(CallSite call) {
        return program.facts().types().stream()
                .filter(type -> type.kind() != TypeFact.Kind.INTERFACE
                        && type.annotation(FALLBACK).isEmpty())
                .filter(type -> program.facts()
                        .hierarchy()
                        .isSubtype(type.name(), call.target().owner()))
                .anyMatch(type -> answers(type, call.target()));
    }

    /** Lombok's delegates have no such method that one could see: what stands for it passes the call on. */
    private boolean answers(TypeFact type, MethodKey target) {
        Optional<MethodFact> own = program.facts()
                .hierarchy()
                .declaringType(type.name(), target.name(), target.descriptor())
                .flatMap(owner -> program.method(new MethodKey(owner, target.name(), target.descriptor())))
                .filter(Declared::hasCode);
        return own.filter(method -> method.calls().stream().noneMatch(inner -> isSame(inner.target(), target)))
                .isPresent();
    }

    private boolean isSame(MethodKey inner, MethodKey target) {
        return inner.name().equals(target.name())
                && inner.descriptor().equals(target.descriptor())
                && program.facts().hierarchy().isSubtype(inner.owner(), target.owner());
    }

    private boolean isSwitchedToNonBlocking(MethodFact method) {
        return program.type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(m -> m.calls().stream())
                .anyMatch(call -> call.target().name().equals("configureBlocking"));
    }
}
