package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.threads.Hops;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.CallersObjects;
import dev.unblock.analyzer.linking.values.CallersObjects.Call;
import dev.unblock.analyzer.linking.values.Contents;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Follows lambdas, method references and task objects to where they run, and adds a step for each.
 *
 * <p>For every parameter it is computed on which threads the method runs what it is handed there: on its own, or on
 * another to which it hands it in turn. A method that is called with a lambda then gets a step right to the lambda's
 * body. So two callers of one {@code retry(Supplier)} each reach their own lambda and not the other's. Functional
 * objects that lie in fields or come from other methods are followed by their origins.
 */
public final class FunctionalFlow {

    private static final int DEEPEST_CAPTURE = 4;

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final HandOffs handOffs;
    private final MethodReferences references;
    private final Contents contents;
    private final TaskObjects taskObjects;
    private final CallersObjects passed;
    private final Runnables runnables;
    private final CallGraph.Builder graph;
    private final Runs runs;
    private final List<Held> held = new ArrayList<>();
    private int captures;

    /** A functional object that was only put into a collection. */
    private record Held(int method, CallSite call, Value value) {}

    public FunctionalFlow(
            ProjectIndex index,
            DirectCalls calls,
            Origins origins,
            HandOffs handOffs,
            MethodReferences references,
            Contents contents,
            CallersObjects passed,
            CallGraph.Builder graph) {
        this.index = index;
        this.calls = calls;
        this.handOffs = handOffs;
        this.references = references;
        this.contents = contents;
        this.taskObjects = new TaskObjects(index);
        this.passed = passed;
        this.graph = graph;
        this.runs = new Runs(index, calls);
        this.runnables =
                new Runnables(origins, calls, handOffs, contents, new Wrappers(index, calls, references, runs));
    }

    /** Adds all steps. A method is looked at again whenever more is known of one it hands things to. */
    public void addSteps() {
        for (OptionalInt next = runs.next(); next.isPresent(); next = runs.next()) {
            int method = next.getAsInt();
            index.method(method).calls().forEach(call -> follow(method, call));
        }
        held.forEach(this::runWhereItWasMade);
    }

    /** Whoever takes it out again was not found: better on the thread that put it in than nowhere. */
    private void runWhereItWasMade(Held kept) {
        kept.value()
                .alternatives()
                .filter(Value.Functional.class::isInstance)
                .map(value -> references.body(kept.method(), (Value.Functional) value))
                .filter(body -> body.isPresent() && !graph.reaches(body.getAsInt()))
                .forEach(body -> graph.add(kept.method(), kept.call(), body.getAsInt(), Hop.SAME_THREAD));
    }

    private void follow(int method, CallSite call) {
        boolean own = calls.targets(method, call.index()).length > 0;
        call.receiver().ifPresent(receiver -> followReceiver(method, call, receiver, own));
        for (int argument = 0; argument < call.arguments().size(); argument++) {
            Value value = call.arguments().get(argument);
            if (Runnables.canRun(value)) {
                if (own) {
                    handToOwn(method, call, argument, value);
                } else {
                    handToLibrary(method, call, argument, value);
                }
            } else if (!own && value instanceof Value.Unknown) {
                handByType(method, call, argument, value);
            }
        }
    }

    private void followReceiver(int method, CallSite call, Value receiver, boolean own) {
        Optional<Hop> started = own ? Optional.empty() : handOffs.ofReceiver(method, call);
        if (started.isPresent()) {
            runnables.objects(method, receiver).forEach(object -> startObject(method, call, object, started.get()));
        } else if (invokes(call)) {
            if (passed.isOnOne(method, call)) {
                learn(method, ((Value.Parameter) receiver).index(), new Call(call.target(), Hop.SAME_THREAD));
            }
            runnables.objects(method, receiver).forEach(object -> runHere(method, call, object));
        }
    }

    private boolean invokes(CallSite call) {
        return (call.dispatch() == CallSite.Dispatch.INTERFACE || isPerhapsAnInterface(call))
                && !TaskObjects.NOT_RUNNING.contains(call.target().name());
    }

    /** Made on what was handed in as a type that nobody has seen. */
    private boolean isPerhapsAnInterface(CallSite call) {
        String owner = call.target().owner();
        Value receiver = call.receiver().orElse(null);
        return call.attribution() == Attribution.IMPORTS
                && call.dispatch() == CallSite.Dispatch.VIRTUAL
                && (receiver instanceof Value.Parameter || receiver instanceof Value.FieldRead)
                && !index.isOwn(owner)
                && !index.facts().hierarchy().isKnown(owner);
    }

    private void runHere(int method, CallSite call, Located object) {
        if (object.value() instanceof Value.Allocation made && calls.targets(method, call.index()).length == 0) {
            MethodKey target = call.target();
            index.resolve(made.type(), target.name(), target.descriptor())
                    .ifPresent(body -> graph.add(method, call, body, Hop.SAME_THREAD));
        } else {
            apply(method, call, object, Hop.SAME_THREAD, Optional.empty());
        }
    }

    /** {@code thread.start()} and the like run an object's own method. */
    private void startObject(int method, CallSite call, Located object, Hop hop) {
        if (object.value() instanceof Value.Functional || object.value() instanceof Value.Parameter) {
            apply(method, call, object, hop, Optional.empty());
        }
        taskObjects.startedBy(object).forEach(body -> graph.add(method, call, body, hop));
    }

    private void handToOwn(int method, CallSite call, int argument, Value value) {
        for (int target : calls.targets(method, call.index())) {
            if (!runs.isRun(target, argument)) {
                continue;
            }
            Hop called = handOffs.ofCall(index.method(target), index.typeOf(target), call);
            String wanted = index.method(target).parameters().get(argument).type();
            for (Hop inside : runs.of(target, argument)) {
                Hop hop = Hops.then(called, inside);
                runnables
                        .objects(method, value)
                        .forEach(object -> apply(method, call, object, hop, Optional.of(wanted)));
            }
            for (Call inside : passed.calledOn(target, argument)) {
                Call whole = new Call(inside.method(), Hops.then(called, inside.hop()));
                runnables.objects(method, value).forEach(object -> callBack(method, call, object, whole));
            }
        }
    }

    /** Runs the method of the caller's own object. */
    private void callBack(int method, CallSite site, Located object, Call called) {
        if (object.value() instanceof Value.Parameter parameter && object.method() == method) {
            learn(method, parameter.index(), called);
        } else if (object.value() instanceof Value.Allocation made) {
            passed.body(made, called.method()).ifPresent(body -> graph.add(method, site, body, called.hop()));
        }
    }

    private void handToLibrary(int method, CallSite call, int argument, Value value) {
        List<String> types = call.target().parameterTypes();
        if (argument >= types.size() || types.get(argument).equals("java.lang.Object") && !isFunctional(value)) {
            return;
        }
        if (contents.isHeld(call)) {
            held.add(new Held(method, call, value));
            return;
        }
        List<Located> objects = runnables.handedOver(method, types.get(argument), value);
        if (objects.stream().noneMatch(object -> isFunctionalObject(object, types.get(argument)))) {
            handByType(method, call, argument, value);
            return;
        }
        handOffs.ofArgument(method, call, argument).forEach(hop -> {
            objects.forEach(object -> apply(method, call, object, hop, Optional.of(types.get(argument))));
            objects.forEach(object -> applyToElements(method, call, object, hop));
        });
    }

    /** A task that comes from where nothing is seen, as from a container, is one of its static type. */
    private void handByType(int method, CallSite call, int argument, Value value) {
        List<Located> tasks = taskObjects.ofType(method, value);
        if (!tasks.isEmpty()) {
            handOffs.ofArgument(method, call, argument).stream()
                    .filter(hop -> !hop.isSameThread())
                    .forEach(hop -> tasks.forEach(task -> startObject(method, call, task, hop)));
        }
    }

    /** {@code tasks.forEach(task -> task.run())} runs the lambda with what the collection holds. */
    private void applyToElements(int method, CallSite call, Located object, Hop hop) {
        if (!(object.value() instanceof Value.Functional functional) || object.method() != method) {
            return;
        }
        OptionalInt body = references.body(method, functional);
        if (body.isEmpty() || call.receiver().isEmpty()) {
            return;
        }
        int lambda = body.getAsInt();
        for (int parameter = 0; parameter < runs.parameters(lambda); parameter++) {
            boolean element = runs.isRun(lambda, parameter)
                    && Origins.captured(index.method(lambda), functional, parameter)
                            .isEmpty();
            if (element) {
                String type = index.method(lambda).parameters().get(parameter).type();
                List<Hop> hops = runs.of(lambda, parameter);
                contents.of(new Located(method, call.receiver().get()))
                        .flatMap(runnables::settled)
                        .forEach(held -> hops.forEach(
                                next -> apply(method, call, held, Hops.then(hop, next), Optional.of(type))));
            }
        }
    }

    private static boolean isFunctional(Value value) {
        return value.alternatives().anyMatch(Value.Functional.class::isInstance);
    }

    private boolean isFunctionalObject(Located object, String wanted) {
        return object.value() instanceof Value.Functional
                || object.value() instanceof Value.Parameter
                || taskObjects.typeOf(object).filter(index::isOwn).isPresent()
                        && (!index.isOwn(wanted)
                                || !taskObjects.startedBy(object).isEmpty());
    }

    /**
     * Says that the method has the object run.
     *
     * @param wanted the type that it is handed over as, where it is handed over
     */
    private void apply(int method, CallSite call, Located object, Hop hop, Optional<String> wanted) {
        Value value = object.value();
        if (value instanceof Value.Parameter parameter && object.method() == method) {
            runs.learn(method, parameter.index(), hop);
        } else if (value instanceof Value.Functional functional) {
            applyFunctional(method, call, object, functional, hop);
        } else {
            wanted.map(type -> index.isOwn(type) ? taskObjects.startedBy(object) : taskObjects.callBacks(object, type))
                    .orElse(List.of())
                    .forEach(body -> graph.add(method, call, body, hop));
        }
    }

    private void applyFunctional(int method, CallSite call, Located object, Value.Functional functional, Hop hop) {
        OptionalInt body = references.body(object.method(), functional);
        if (body.isEmpty()) {
            return;
        }
        int number = body.getAsInt();
        for (int target : overriding(number, functional)) {
            Hop called = references.isReference(number)
                    ? handOffs.asyncContext(index.method(target), index.typeOf(target))
                            .map(Hop::to)
                            .orElse(hop)
                    : hop;
            graph.add(method, call, target, called);
        }
        // A method that returns lambdas capturing its own result would lead round and round.
        if (object.method() == method && captures < DEEPEST_CAPTURE) {
            captures++;
            applyCaptured(method, call, number, functional, hop);
            captures--;
        }
    }

    /** A reference to an interface's method runs what implements it. */
    private Set<Integer> overriding(int body, Value.Functional functional) {
        MethodFact fact = index.method(body);
        return fact.writtenIn().isPresent() || functional.implementation().isConstructor()
                ? Set.of(body)
                : references.overriding(body);
    }

    private void applyCaptured(int method, CallSite call, int body, Value.Functional functional, Hop hop) {
        for (int parameter = 0; parameter < runs.parameters(body); parameter++) {
            Optional<Value> captured = Origins.captured(index.method(body), functional, parameter);
            if (!runs.isRun(body, parameter) || captured.isEmpty()) {
                continue;
            }
            String type = index.method(body).parameters().get(parameter).type();
            for (Hop inside : runs.of(body, parameter)) {
                runnables
                        .objects(method, captured.get())
                        .forEach(object -> apply(method, call, object, Hops.then(hop, inside), Optional.of(type)));
            }
        }
    }

    private void learn(int method, int parameter, Call called) {
        if (passed.note(method, parameter, called)) {
            runs.lookAtCallers(method);
        }
    }
}
