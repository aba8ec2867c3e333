package dev.unblock.analyzer.inference;

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

    /** A step back, with what is doubtful about taking it. */
    record Step(Node from, int doubts) {}

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

    void calledBy(Node from, int doubts) {
        callers.add(new Step(from, doubts));
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

        static final int WIDEST = 2;

        private final Map<MethodKey, Node> implementations = new LinkedHashMap<>();
        private int count;

        Site(MethodKey key, int depth) {
            super(key, depth);
        }

        boolean isWide() {
            return count > WIDEST;
        }

        /** No implementation is known. */
        boolean isOpen() {
            return count == 0;
        }

        boolean has(MethodKey implementation) {
            return implementations.containsKey(implementation);
        }

        void add(MethodKey implementation, Node node) {
            implementations.put(implementation, node);
            count++;
        }

        /** One more than can be followed. */
        void widen() {
            count = WIDEST + 1;
            implementations.clear();
        }

        Map<MethodKey, Node> implementations() {
            return implementations;
        }
    }
}
