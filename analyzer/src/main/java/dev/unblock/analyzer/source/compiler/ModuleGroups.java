package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modules that the compiler can look at in one go. What a module mentions of others that have no class files it reads from their
 * sources, whole and anew for each module: forty modules one by one take ten times as long as together.
 */
public final class ModuleGroups {

    /** What the compiler knows of a file stays in memory until it ends: some 500 KB each. */
    private static final int MOST_FILES = 2_000;

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    /** Types inside others are indented, mostly; one that is not keeps modules apart without need. */
    private static final Pattern TYPE = Pattern.compile(
            "(?:^|;[ \\t]*)(?:[\\w@.-]+(?:\\([^)\\n]*\\))?[ \\t]+)*(?:class|@?interface|enum|record)[ \\t]+(\\w+)",
            Pattern.MULTILINE);

    private final Codebase codebase;
    private final Set<Part> parts;
    private final List<Group> groups = new ArrayList<>();

    /** Modules without class files, no two with a type of one name. */
    private static final class Group {

        private final List<Module> modules = new ArrayList<>();
        private final Set<String> types = new HashSet<>();
        private int files;

        boolean takes(Module module, Set<String> declared, int more) {
            return module.classes().isEmpty()
                    && modules.stream().allMatch(other -> other.classes().isEmpty())
                    && files + more <= MOST_FILES
                    && Collections.disjoint(types, declared);
        }

        void add(Module module, Set<String> declared, int more) {
            modules.add(module);
            types.addAll(declared);
            files += more;
        }
    }

    private ModuleGroups(Codebase codebase, Set<Part> parts) {
        this.codebase = codebase;
        this.parts = parts;
    }

    /** The given modules in their order, each in one group. */
    public static List<List<Module>> of(Codebase codebase, Set<Part> parts, Collection<Module> modules) {
        ModuleGroups groups = new ModuleGroups(codebase, parts);
        modules.forEach(groups::add);
        return groups.groups.stream().map(group -> List.copyOf(group.modules)).toList();
    }

    private void add(Module module) {
        List<JavaFile> files = JavaFile.of(module, parts, new Problems(codebase.root()));
        Set<String> declared = new HashSet<>();
        files.forEach(file -> SourceText.of(file).ifPresent(text -> declared.addAll(types(text.text()))));
        Group group = groups.stream()
                .filter(some -> some.takes(module, declared, files.size()))
                .findFirst()
                .orElseGet(() -> {
                    Group alone = new Group();
                    groups.add(alone);
                    return alone;
                });
        group.add(module, declared, files.size());
    }

    /** Names of what stands at the start of a line or after a semicolon: all top-level types, as code is written. */
    private static List<String> types(String text) {
        Matcher declared = PACKAGE.matcher(text);
        String in = declared.find() ? declared.group(1) + "." : "";
        return TYPE.matcher(text).results().map(type -> in + type.group(1)).toList();
    }
}
