package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.Set;

/** Connections that have their answer already: what its head says is known by then, and its body has begun to come. */
final class Answered {

    private static final Set<String> CONNECTIONS =
            Set.of("java.net.URLConnection", "java.net.HttpURLConnection", "javax.net.ssl.HttpsURLConnection");

    /** What an answer begins with; asking for any of it waits for the answer. */
    private static final Set<String> OF_THE_HEAD = Set.of(
            "getResponseCode",
            "getResponseMessage",
            "getContentEncoding",
            "getContentLength",
            "getContentLengthLong",
            "getContentType",
            "getDate",
            "getExpiration",
            "getHeaderField",
            "getHeaderFieldDate",
            "getHeaderFieldInt",
            "getHeaderFieldKey",
            "getHeaderFieldLong",
            "getHeaderFields",
            "getLastModified");

    /** What is left of an answer whose head has come; a guess. */
    private static final int REST_MILLIS = 20;

    private Answered() {}

    /** The row, taking less time where an earlier call of the method waited for the head of the answer that is read here. */
    static BlockingApi asFarAsOpen(MethodFact method, CallSite call, BlockingApi api) {
        return call.target().name().equals("getInputStream") && isAsked(method, call) ? api.taking(REST_MILLIS) : api;
    }

    /** An earlier call of the method on the same connection waited for what this one asks for. */
    static boolean isBefore(MethodFact method, CallSite call) {
        return OF_THE_HEAD.contains(call.target().name()) && isAsked(method, call);
    }

    private static boolean isAsked(MethodFact method, CallSite call) {
        return isOn(call)
                && method.calls().stream()
                        .filter(before -> before.index() < call.index() && isOn(before))
                        .filter(before -> OF_THE_HEAD.contains(before.target().name())
                                || before.target().name().equals("getInputStream"))
                        .anyMatch(before -> before.receiver().equals(call.receiver()));
    }

    private static boolean isOn(CallSite call) {
        return call.receiver().isPresent() && CONNECTIONS.contains(call.target().owner());
    }
}
