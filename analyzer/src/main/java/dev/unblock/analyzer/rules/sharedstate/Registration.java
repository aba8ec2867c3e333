package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;

/**
 * Methods by which an application is put together from its parts: {@code register(converter)}, {@code addParser(parser)}.
 * Where nothing in the program calls one, whoever does will most likely do so while the application starts.
 */
final class Registration {

    private static final String NAMES = "(register|add|set|with|use|install)([A-Z].*)?";
    /** Parts of which there are some for each kind of work, as against those that come and go with requests. */
    private static final String PARTS =
            ".*(Provider|Factory|Parser|Converter|Handler|Resolver|Customizer|Strategy|Filter"
                    + "|Interceptor|Validator|Generator|Builder|Mapper|Serializer|Deserializer|Encoder|Decoder|Codec|Adapter|Plugin"
                    + "|Extension|Module|Supplier|Function|Predicate|Initializer|Configurer|Processor|Transformer|Formatter|Template"
                    + "|Loader|Policy|Dialect|Type|Class)";

    private Registration() {}

    static boolean isUncalled(Inspection inspection, List<Use> uses) {
        return uses.stream().map(Use::method).allMatch(method -> isUncalled(inspection, method));
    }

    private static boolean isUncalled(Inspection inspection, MethodFact method) {
        return method.key().name().matches(NAMES)
                && method.writtenIn().isEmpty()
                && method.parameters().stream().anyMatch(Registration::isPart)
                && inspection.program().threads(method.key()).isEmpty()
                && inspection.program().callers(method.key()).isEmpty()
                && !inspection.accesses().isDeclaredThreadSafe(method.key().owner());
    }

    private static boolean isPart(ParameterFact parameter) {
        return Descriptors.simpleName(parameter.type()).matches(PARTS);
    }
}
