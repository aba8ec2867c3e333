package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Methods by the signature that findings give them: lambdas belong to the method they are written in. */
final class NamedMethods {

    private final Map<String, List<MethodFact>> bySignature;

    NamedMethods(Program program) {
        this.bySignature = program.methods()
                .collect(Collectors.groupingBy(method -> method.named().signature()));
    }

    List<MethodFact> of(String signature) {
        return bySignature.getOrDefault(signature, List.of());
    }
}
