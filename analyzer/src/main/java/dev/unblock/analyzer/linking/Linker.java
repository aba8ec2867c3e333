package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.linking.entries.EntryFinder;
import dev.unblock.analyzer.linking.flow.Buses;
import dev.unblock.analyzer.linking.flow.DynamicProxies;
import dev.unblock.analyzer.linking.flow.Events;
import dev.unblock.analyzer.linking.flow.HandlerResults;
import dev.unblock.analyzer.linking.flow.RunsOfAll;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.graph.Circumstances;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.graph.EntryPoints;
import dev.unblock.analyzer.linking.graph.ThreadSets;
import dev.unblock.analyzer.linking.threads.ExecutorFinder;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.threads.LifeLong;
import dev.unblock.analyzer.linking.types.Applications;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.Dispatch;
import dev.unblock.analyzer.linking.types.InstantiatedTypes;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.ReferenceBodies;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.linking.types.WideMethods;
import dev.unblock.analyzer.linking.values.CallersObjects;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.linking.values.Receivers;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.function.Consumer;

/**
 * Links facts to a program.
 *
 * <p>Names become numbers, calls get their targets, values their origins; from these come the steps between methods,
 * the entry points, and the threads that run each method.
 */
public final class Linker {

    private Linker() {}

    public static Program link(Facts facts) {
        return link(facts, told -> {});
    }

    /** @param beside is told the facts as the program will have them, before the work begins */
    public static Program link(Facts facts, Consumer<Facts> beside) {
        Facts complete = ReferenceBodies.addedTo(facts);
        beside.accept(complete);
        WideMethods wide = WideMethods.of(complete);
        return linked(wide.withStepsDown(), wide);
    }

    private static Program linked(Facts facts, WideMethods wide) {
        ProjectIndex index = new ProjectIndex(facts);
        Beans beans = new Beans(index);
        Settings settings = Settings.of(facts);
        MethodReferences references = new MethodReferences(index);
        Modules modules = new Modules(facts, settings);
        Dispatch dispatch =
                new Dispatch(index, new InstantiatedTypes(index, beans), new Applications(index, modules), wide);
        DirectCalls calls = new DirectCalls(index, dispatch, references);
        Origins origins = new Origins(index, beans, calls, references);
        ExecutorFinder executors = new ExecutorFinder(index, beans, origins, settings);
        HandOffs handOffs = new HandOffs(index, calls, origins, executors, new LifeLong(index, calls, beans));

        List<Entry> entries =
                new EntryFinder(index, handOffs, executors, modules).find(beans, calls, references, origins);
        GraphBuilder steps =
                new GraphBuilder(index, calls, handOffs, new CallersObjects(index, calls, origins, entries));
        steps.addCalls(new Receivers(index, origins));
        steps.addFunctionals(origins, references);
        new Events(index, beans, origins, handOffs).addSteps(steps.graph());
        new Buses(index, origins, handOffs).addSteps(steps.graph());
        new RunsOfAll(index, references).addSteps(steps.graph());
        new DynamicProxies(index, origins, references).addSteps(steps.graph());
        new HandlerResults(index, origins, references, handOffs.hop(executors.frameworkDefault()))
                .addSteps(entries, steps.graph());
        CallGraph graph = steps.graph().build();
        Circumstances known = new Circumstances(index, graph);
        ThreadSets threads = new ThreadSets(index, graph, known, entries, beans);
        BasePaths paths = new BasePaths(index, modules);

        return new LinkedProgram(
                index,
                graph,
                known,
                new EntryPoints(
                        index,
                        entries.stream().map(threads::settled).map(paths::below).toList()),
                threads,
                origins,
                new Scopes(index, beans),
                executors,
                new PoolFinder(index, graph, beans, executors, handOffs, new FrameworkPools(index, settings)));
    }
}
