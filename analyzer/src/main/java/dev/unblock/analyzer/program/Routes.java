package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How threads get from entry points to methods: from how many, through what, and what each of them reaches. */
public interface Routes {

    /** How many entry points reach the method, whatever the thread that runs it then. */
    int entryPoints(MethodKey method);

    /** How many entry points reach the method, by the kind of thread that runs it then; kinds with none left out. */
    Map<ThreadContext, Integer> entryPointsByThread(MethodKey method);

    /** The methods that every way from the entry points to the method goes through, the method itself first. */
    List<MethodKey> dominators(MethodKey method);

    /** For each of the places the ids of the entry points whose own thread gets there, sorted. */
    Map<Spot, List<String>> blocked(Collection<Spot> places);

    /** All methods, those in one cycle of calls on the same thread together, and each after what it calls. */
    List<List<MethodKey>> calleesFirst();

    /**
     * For each entry point that reaches some of the places on its own thread, how many and the nearest; sorted by id.
     *
     * @param places one entry for each that counts, so that one may stand there several times
     */
    List<Approach> approaches(Collection<Spot> places);

    /**
     * An entry point and what it reaches on its own thread.
     *
     * @param reached how many of the places asked for
     * @param nearest the nearest of them
     */
    record Approach(EntryPoint entryPoint, int reached, Spot nearest, Way way) {}

    /** A place in a method: which of those that come to the method come to it, what they call it with may decide. */
    record Spot(MethodKey method, Site site) {}

    /** The way to a method, to be completed with the place in it. */
    interface Way {
        CallPath to(Site site);
    }
}
