package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import java.util.regex.Pattern;

/** Hosts that are written as addresses: nobody has to be asked what they mean. */
final class Addresses {

    private static final Pattern ADDRESS =
            Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?|");

    private Addresses() {}

    /** The call's first argument is an address, whichever way was taken. */
    static boolean isGivenTo(CallSite call) {
        return !call.arguments().isEmpty()
                && call.arguments().get(0).alternatives().allMatch(Addresses::isAddress);
    }

    private static boolean isAddress(Value host) {
        return host instanceof Value.Constant constant
                && (constant.text() == null || ADDRESS.matcher(constant.text()).matches());
    }
}
