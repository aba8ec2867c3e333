package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.Set;

/** Connections that have their answer already: what its head says is known by then. */
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

    private Answered() {}

    /** An earlier call of the method on the same connection waited for what this one asks for. */
    static boolean isBefore(MethodFact method, CallSite call) {
        return isOn(call)
                && OF_THE_HEAD.contains(call.target().name())
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
