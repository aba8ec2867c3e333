package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a test's text shows that it calls a handler itself, without a request. */
enum DirectCalls {
    /** It knows the handler's class and calls something of that name: whoever could be meant is left alone. */
    OF_THE_NAME {
        @Override
        boolean areIn(String text, MethodFact handler) {
            return text.contains(simple(handler))
                    && found("\\b" + Pattern.quote(simple(handler)) + "\\b", text)
                    && found("\\." + method(handler), text);
        }
    },
    /** It calls a variable of that class: stubs of a service often have the names of handlers. */
    ON_A_VARIABLE {
        @Override
        boolean areIn(String text, MethodFact handler) {
            String type = Pattern.quote(simple(handler));
            if (found("\\bnew\\s+" + type + "\\s*\\([^;]*\\)\\s*\\." + method(handler), text)) {
                return true;
            }
            Matcher variable =
                    Pattern.compile("\\b" + type + "\\s+(\\w+)\\s*[;=,)]").matcher(text);
            while (variable.find()) {
                if (found("\\b" + variable.group(1) + "\\s*\\." + method(handler), text)) {
                    return true;
                }
            }
            return false;
        }
    };

    abstract boolean areIn(String text, MethodFact handler);

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    private static String method(MethodFact handler) {
        return "\\s*" + Pattern.quote(handler.key().name()) + "\\s*\\(";
    }

    private static String simple(MethodFact handler) {
        return Descriptors.simpleName(handler.key().owner());
    }
}
