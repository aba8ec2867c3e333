package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.FileTree;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A source file of a module. */
public record JavaFile(Path path, Charset encoding, boolean test) {

    /** The files of a module, each once and for the innermost root that holds it; sorted. */
    public static List<JavaFile> of(Module module, Set<Part> parts, Problems problems) {
        List<Root> roots = new ArrayList<>();
        module.sourceRoots().forEach(path -> roots.add(new Root(path, false)));
        module.testSourceRoots().forEach(path -> roots.add(new Root(path, true)));
        roots.sort(Comparator.comparingInt((Root root) -> -root.path().getNameCount())
                .thenComparing(Root::path));
        Map<Path, JavaFile> files = new TreeMap<>();
        for (Root root : roots) {
            FileTree tree = FileTree.below(root.path(), ".java");
            tree.unreadable().forEach(path -> problems.add(path, "cannot be read"));
            tree.files().forEach(path -> files.putIfAbsent(path, new JavaFile(path, module.encoding(), root.test())));
        }
        return files.values().stream()
                .filter(file -> parts.contains(file.test() ? Part.TEST : Part.MAIN))
                .toList();
    }

    /** The name of the type that the file is named after. */
    public String simpleName() {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private record Root(Path path, boolean test) {}
}
