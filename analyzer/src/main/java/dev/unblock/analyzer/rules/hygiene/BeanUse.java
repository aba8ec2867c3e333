package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import java.util.List;
import java.util.stream.Stream;

/** Whether anybody is given a bean. */
final class BeanUse {

    private static final List<String> MAKES_BEAN = List.of(
            "org.springframework.context.annotation.Bean",
            "jakarta.enterprise.inject.Produces",
            "javax.enterprise.inject.Produces");

    private BeanUse() {}

    /** The method makes a bean of a type that nothing else in the project takes: no field, no parameter, no call. */
    static boolean isUnused(Inspection inspection, MethodFact method) {
        return MAKES_BEAN.stream().anyMatch(bean -> SpringAnnotations.own(inspection, method, bean)
                        .isPresent())
                && taken(inspection)
                        .noneMatch(type -> inspection.isSubtype(method.key().returnType(), type))
                && inspection
                        .calls()
                        .noneMatch(call -> call.owner().equals(method.key().returnType())
                                && !call.method()
                                        .key()
                                        .owner()
                                        .equals(method.key().owner()));
    }

    private static Stream<String> taken(Inspection inspection) {
        Stream<String> fields =
                inspection.types().map(TypeFact::fields).flatMap(List::stream).map(FieldFact::type);
        Stream<String> parameters = inspection
                .methods()
                .filter(method -> method.writtenIn().isEmpty())
                .flatMap(method -> method.parameters().stream())
                .map(ParameterFact::type);
        return Stream.concat(fields, parameters).filter(type -> !type.equals("java.lang.Object"));
    }
}
