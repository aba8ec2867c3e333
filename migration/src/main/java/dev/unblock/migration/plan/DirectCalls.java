package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
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
    /** It mocks the handler's class, or hands the handler on: a plain call may do the work that the handler returns then. */
    BEYOND_A_CALL {
        @Override
        boolean areIn(String text, MethodFact handler) {
            String type = Pattern.quote(simple(handler));
            String name = Pattern.quote(handler.key().name());
            boolean mocked = found(
                            "@(Mock|Spy|MockBean|SpyBean|MockitoBean|MockitoSpyBean)\\b[^;{}]*\\b" + type + "\\s+\\w+",
                            text)
                    || found("\\b(mock|spy)\\s*\\(\\s*(new\\s+)?" + type + "\\b", text);
            return mocked && found("\\." + method(handler), text)
                    || found("\\b" + type + "\\b", text) && found("::\\s*" + name + "\\b", text);
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
