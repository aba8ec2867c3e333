package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.List;

/**
 * A way from a request handler down to asynchronous clients on which every wait can be composed.
 *
 * @param links leaf first, each method once; the handler itself is not among them
 * @param handler the request handler at the top
 * @param calls methods the handler waits for
 */
record AsyncChain(List<Link> links, MethodFact handler, List<MethodKey> calls) {

    AsyncChain {
        links = List.copyOf(links);
        calls = List.copyOf(calls);
    }

    /**
     * A method that gets an asynchronous twin.
     *
     * @param calls methods with twins that it waits for; empty for a leaf, which waits for the client itself
     */
    record Link(MethodFact method, List<MethodKey> calls) {

        Link {
            calls = List.copyOf(calls);
        }

        boolean isLeaf() {
            return calls.isEmpty();
        }
    }
}
