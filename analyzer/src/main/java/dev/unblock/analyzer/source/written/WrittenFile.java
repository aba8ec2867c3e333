package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.facts.SourceFile;
import java.util.List;

/**
 * What is written in a source file, by places and names; what the names mean is for others to know.
 *
 * @param test whether it belongs to the test sources
 * @param types in source order, nested, local and anonymous ones included
 */
public record WrittenFile(SourceFile file, boolean test, List<WrittenType> types) {

    public WrittenFile {
        types = List.copyOf(types);
    }

    /** What is written of a top-level type. */
    public List<WrittenType> types(String outermost) {
        return types.stream().filter(type -> type.outermost().equals(outermost)).toList();
    }

    /** The top-level types, in source order. */
    public List<String> outermost() {
        return types.stream().map(WrittenType::outermost).distinct().toList();
    }
}
