package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.facts.Site;
import java.util.List;

/**
 * A type as written.
 *
 * @param name binary name with dots; of local and anonymous types as compilers usually number them
 * @param outermost binary name of the top-level type around it
 * @param site of its name; of an anonymous type, of the type it extends
 * @param firstLine of the whole declaration
 * @param bodies of methods, constructors, initialisers and lambdas, in source order
 */
public record WrittenType(
        String name,
        String outermost,
        Site site,
        int firstLine,
        int endLine,
        List<WrittenField> fields,
        List<WrittenBody> bodies) {

    public WrittenType {
        fields = List.copyOf(fields);
        bodies = List.copyOf(bodies);
    }

    /** A field as written; enum constants and record components are fields too. */
    public record WrittenField(String name, Site site) {}
}
