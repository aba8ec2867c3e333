package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something on the way from a call to what waits. */
abstract sealed class Node {

    private final MethodKey key;
    private final int depth;
    private final List<Step> callers = new ArrayList<>(2);

    /**
     * A step back, with what is doubtful about taking it.
     *
     * @param at the call that is this step, where it is one and runs what is called itself
     */
    record Step(Node from, int doubts, Optional<LibraryCall> at) {}

    private Node(MethodKey key, int depth) {
        this.key = key;
        this.depth = depth;
    }

    MethodKey key() {
        return key;
    }

    /** How many steps it is away from the application, at least. */
    int depth() {
        return depth;
    }

    List<Step> callers() {
        return callers;
    }

    /** By a call that may run it. */
    void calledBy(Node from, int doubts) {
        callers.add(new Step(from, doubts, Optional.empty()));
    }

    /** By this call. */
    void calledBy(Node from, LibraryCall at) {
        callers.add(new Step(from, at.certainty() == LibraryCall.Certainty.ALWAYS ? 0 : 1, Optional.of(at)));
    }

    /** A method of a library. */
    static final class Method extends Node {

        Method(MethodKey key, int depth) {
            super(key, depth);
        }
    }

    /** A method of the application that a library calls: what waits in it is reported there. */
    static final class Own extends Node {

        Own(MethodKey key, int depth) {
            super(key, depth);
        }
    }

    /** A method that waits. */
    static final class Sink extends Node {

        private final Optional<Value> openedOn;

        Sink(MethodKey key, Optional<Value> openedOn) {
            super(key, 0);
            this.openedOn = openedOn;
        }

        Optional<Value> openedOn() {
            return openedOn;
        }
    }

    /** All virtual calls of one method: the implementations that there can be objects of. */
    static final class Site extends Node {

        private final Map<MethodKey, Node> implementations = new LinkedHashMap<>();
        private boolean wide;

        Site(MethodKey key, int depth) {
            super(key, depth);
        }

        boolean isWide() {
            return wide;
        }

        /** No implementation is known. */
        boolean isOpen() {
            return implementations.isEmpty() && !wide;
        }

        boolean has(MethodKey implementation) {
            return implementations.containsKey(implementation);
        }

        void add(MethodKey implementation, Node node) {
            implementations.put(implementation, node);
        }

        /** One more than can be followed. */
        void widen() {
            wide = true;
            implementations.clear();
        }

        Map<MethodKey, Node> implementations() {
            return implementations;
        }
    }
}
