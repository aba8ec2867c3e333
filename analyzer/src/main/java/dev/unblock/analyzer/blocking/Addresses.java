package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import java.util.Set;
import java.util.regex.Pattern;

/** Hosts that are written as addresses, or came with their names: nobody has to be asked what they mean. */
final class Addresses {

    private static final Pattern ADDRESS =
            Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?|");

    private static final Set<String> WITH_A_NAME = Set.of("getLocalHost", "getLoopbackAddress");

    private Addresses() {}

    /** Nobody is asked, whichever way was taken. */
    static boolean isKnownIn(CallSite call) {
        return isGivenTo(call)
                || call.receiver().stream().anyMatch(host -> host.alternatives().allMatch(Addresses::hasName));
    }

    /** The call's first argument is an address. */
    private static boolean isGivenTo(CallSite call) {
        return !call.arguments().isEmpty()
                && call.arguments().get(0).alternatives().allMatch(Addresses::isAddress);
    }

    private static boolean isAddress(Value host) {
        return host instanceof Value.Constant constant
                && (constant.text() == null || ADDRESS.matcher(constant.text()).matches());
    }

    private static boolean hasName(Value host) {
        return host instanceof Value.Result result
                && result.target().owner().equals("java.net.InetAddress")
                && WITH_A_NAME.contains(result.target().name());
    }
}
