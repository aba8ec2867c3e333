package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenBody;
import dev.unblock.analyzer.source.written.WrittenBody.Kind;
import dev.unblock.analyzer.source.written.WrittenCall;
import dev.unblock.analyzer.source.written.WrittenType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs the compiled bodies of lambdas with the written ones. Their numbers follow no rule that holds over compiler
 * versions, so lines, parameters and what is called inside decide, best pairs first; among equals, the order.
 */
final class LambdaPairs {

    private LambdaPairs() {}

    static Map<MethodKey, List<WrittenBody>> of(TypeFact type, WrittenType written) {
        List<Pair> candidates = new ArrayList<>();
        for (MethodFact method : type.methods()) {
            if (BodyPairs.isSynthetic(method) && method.writtenIn().isPresent()) {
                written.bodies().stream()
                        .filter(body -> body.kind() == Kind.LAMBDA && fits(method, body))
                        .forEach(body -> candidates.add(Pair.of(method, body)));
            }
        }
        candidates.sort(Pair.BEST_FIRST);
        Map<MethodKey, List<WrittenBody>> pairs = new HashMap<>();
        Set<WrittenBody> taken = new HashSet<>();
        for (Pair pair : candidates) {
            if (!pairs.containsKey(pair.method().key()) && taken.add(pair.body())) {
                pairs.put(pair.method().key(), List.of(pair.body()));
            }
        }
        return pairs;
    }

    private static boolean fits(MethodFact method, WrittenBody body) {
        return method.site().line() >= body.firstLine()
                && method.endLine() <= body.endLine()
                && body.parameters().size() <= method.key().parameterTypes().size()
                && method.writtenIn()
                        .filter(key -> key.name().equals(body.name()))
                        .isPresent();
    }

    /** @param strange how many calls of the one the other does not have */
    private record Pair(MethodFact method, WrittenBody body, int strange, int number) {

        static final Comparator<Pair> BEST_FIRST = Comparator.comparingInt(Pair::strange)
                .thenComparingInt(pair -> pair.body().endLine() - pair.body().firstLine())
                .thenComparingInt(Pair::number)
                .thenComparingInt(pair -> pair.body().site().line())
                .thenComparingInt(pair -> pair.body().site().column());

        static Pair of(MethodFact method, WrittenBody body) {
            List<String> written = body.calls().stream()
                    .filter(call -> call.kind() == WrittenCall.Kind.CALL)
                    .map(WrittenCall::name)
                    .toList();
            List<String> compiled = method.calls().stream()
                    .map(CallSite::target)
                    .map(MethodKey::name)
                    .toList();
            List<String> notCompiled = new ArrayList<>(written);
            compiled.forEach(notCompiled::remove);
            List<String> notWritten = new ArrayList<>(compiled);
            written.forEach(notWritten::remove);
            // Compilers add calls (boxing, iterators) but leave none out, so what is missing weighs more.
            return new Pair(method, body, notCompiled.size() * 3 + notWritten.size(), number(method));
        }

        private static int number(MethodFact method) {
            String digits = method.key().name().replaceFirst(".*\\$", "");
            return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        }
    }
}
