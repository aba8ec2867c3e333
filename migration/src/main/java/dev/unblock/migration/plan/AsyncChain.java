package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.List;

/**
 * A way from a request handler down to its waits on which each of them can be composed.
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

    boolean has(Kind kind) {
        return links.stream().anyMatch(link -> link.kind() == kind);
    }

    /** How a method becomes asynchronous. */
    enum Kind {
        /** It waits for an asynchronous client: it gets a twin. */
        CLIENT,
        /** It waits for what has no asynchronous form: a façade runs it on an executor. */
        FACADE,
        /** It waits for methods of the other kinds: its twin composes theirs. */
        COMPOSED
    }

    /**
     * A method on the way.
     *
     * @param calls methods of the chain that it waits for; empty for leaves
     */
    record Link(MethodFact method, Kind kind, List<MethodKey> calls) {

        Link {
            calls = List.copyOf(calls);
        }
    }
}
