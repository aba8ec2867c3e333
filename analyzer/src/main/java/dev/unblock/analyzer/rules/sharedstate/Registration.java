package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;

/**
 * Methods by which an application is put together from its parts: {@code register(converter)}, {@code addParser(parser)}.
 * Where nothing in the program calls one, whoever does will most likely do so while the application starts.
 */
final class Registration {

    private static final String NAMES = "(register|unregister|add|put|remove|set|with|use|install)([A-Z].*)?";
    private static final String NAMED_SO = "(un)?register[A-Z].*";
    /** Parts of which there are some for each kind of work. */
    private static final String PARTS =
            ".*(Provider|Factory|Parser|Converter|Handler|Resolver|Customizer|Strategy|Filter"
                    + "|Interceptor|Validator|Generator|Builder|Mapper|Serializer|Deserializer|Encoder|Decoder|Codec|Adapter|Plugin"
                    + "|Extension|Module|Supplier|Function|Predicate|Initializer|Configurer|Processor|Transformer|Formatter|Template"
                    + "|Loader|Policy|Dialect|Type|Class)";
    /** They come and go with the work, whatever their type. */
    private static final String PARTNERS =
            ".*(Listener|Observer|Subscriber|Callback|Session|Client|Connection|Visitor|Task|Job|User|Request|Message|Event)";

    private Registration() {}

    static boolean isUncalled(Inspection inspection, List<Use> uses) {
        List<MethodFact> methods = uses.stream().map(Use::method).distinct().toList();
        return methods.stream().allMatch(method -> isUncalled(inspection, method))
                && methods.stream().anyMatch(method -> takesPart(inspection, method));
    }

    static boolean isUncalledPart(Inspection inspection, MethodFact method) {
        return isUncalled(inspection, method) && takesPart(inspection, method);
    }

    private static boolean isUncalled(Inspection inspection, MethodFact method) {
        return method.key().name().matches(NAMES)
                && method.writtenIn().isEmpty()
                && inspection.program().threads(method.key()).isEmpty()
                && inspection.program().callers(method.key()).isEmpty()
                && !inspection.accesses().isDeclaredThreadSafe(method.key().owner());
    }

    /** A static method that says what it registers speaks of the application, not of somebody's data. */
    private static boolean takesPart(Inspection inspection, MethodFact method) {
        return method.is(Modifier.STATIC) && method.key().name().matches(NAMED_SO)
                || method.parameters().stream().anyMatch(parameter -> isPart(inspection, parameter.type()));
    }

    private static boolean isPart(Inspection inspection, String type) {
        String name = Descriptors.simpleName(type);
        boolean ownAbstraction = inspection
                .program()
                .type(type)
                .filter(own ->
                        own.kind() == TypeFact.Kind.INTERFACE || own.modifiers().contains(Modifier.ABSTRACT))
                .isPresent();
        return !name.matches(PARTNERS) && (ownAbstraction || name.matches(PARTS));
    }
}
