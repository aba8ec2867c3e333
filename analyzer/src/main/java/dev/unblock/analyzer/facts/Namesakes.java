package dev.unblock.analyzer.facts;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.RecordTexts;
import dev.unblock.model.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Types of one name in several files: modules that never run together, samples side by side. A program has one type of a
 * name, so that all but the first are called otherwise within it, and each file means the one that lies nearest to it.
 *
 * <p>The mark is a character that Java allows in names and that nobody writes (U+203F, undertie). {@link #asWritten} takes it
 * out again.
 */
public final class Namesakes {

    private static final char MARK = '\u203F';
    private static final Pattern MARKED = Pattern.compile(MARK + "\\d+");

    /** By the name as written: file → the name here. */
    private final Map<String, Map<String, String>> byName;

    private Namesakes(Map<String, Map<String, String>> byName) {
        this.byName = byName;
    }

    /** Those among the types, of which the first by file keeps its name. */
    public static Namesakes among(List<TypeFact> types) {
        Map<String, Set<String>> files = new TreeMap<>();
        types.stream().filter(type -> type.outer().isEmpty()).forEach(type -> files.computeIfAbsent(
                        type.name(), name -> new TreeSet<>())
                .add(type.site().file()));
        Map<String, Map<String, String>> byName = new TreeMap<>();
        files.forEach((name, all) -> {
            if (all.size() > 1) {
                byName.put(name, numbered(name, all));
            }
        });
        return new Namesakes(byName);
    }

    private static Map<String, String> numbered(String name, Set<String> files) {
        Map<String, String> names = new TreeMap<>();
        for (String file : files) {
            names.put(file, names.isEmpty() ? name : name + MARK + (names.size() + 1));
        }
        return names;
    }

    /** The types under names of their own, sorted by these. */
    public List<TypeFact> apart(List<TypeFact> types) {
        if (byName.isEmpty()) {
            return types;
        }
        Map<String, List<TypeFact>> byFile = types.stream()
                .collect(Collectors.groupingBy(type -> type.site().file(), TreeMap::new, Collectors.toList()));
        List<TypeFact> apart = new ArrayList<>(types.size());
        byFile.forEach((file, ofFile) -> {
            Map<String, String> here = names(file);
            if (here.isEmpty()) {
                apart.addAll(ofFile);
            } else {
                RecordTexts renaming = new RecordTexts(new TypeNames(here));
                ofFile.forEach(type -> apart.add(renaming.in(type)));
            }
        });
        apart.sort(Comparator.comparing(TypeFact::name));
        return apart;
    }

    /** The modules, whose configuration files mean the types that lie nearest to them. */
    public List<ModuleFact> inModules(List<ModuleFact> modules) {
        return byName.isEmpty()
                ? modules
                : modules.stream()
                        .map(module -> new RecordTexts(new TypeNames(names(module.folder() + "/"))).in(module))
                        .toList();
    }

    /** The names that mean another type in this file than in the first one that has them. */
    private Map<String, String> names(String file) {
        Map<String, String> names = new HashMap<>();
        byName.forEach((name, byFile) -> {
            String here = nearest(file, byFile);
            if (!here.equals(name)) {
                names.put(name, here);
            }
        });
        return names;
    }

    /** By the folders that both paths begin with; the first where several are as near. */
    private static String nearest(String file, Map<String, String> byFile) {
        if (byFile.containsKey(file)) {
            return byFile.get(file);
        }
        String nearest = "";
        int most = -1;
        for (Map.Entry<String, String> candidate : byFile.entrySet()) {
            int shared = sharedFolders(file, candidate.getKey());
            if (shared > most) {
                most = shared;
                nearest = candidate.getValue();
            }
        }
        return nearest;
    }

    private static int sharedFolders(String one, String other) {
        int folders = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            if (one.charAt(i) == '/') {
                folders++;
            }
        }
        return folders;
    }

    /** Names, as their authors wrote them, that several of the types have. */
    public static Set<String> shared(List<TypeFact> types) {
        return types.stream()
                .map(TypeFact::name)
                .filter(name -> name.indexOf(MARK) >= 0)
                .map(Namesakes::asWritten)
                .collect(Collectors.toSet());
    }

    /** The name as its author wrote it. */
    public static String asWritten(String name) {
        return name.indexOf(MARK) < 0 ? name : MARKED.matcher(name).replaceAll("");
    }

    /** A result that names types as their authors do; ids stay apart. */
    public static Result asWritten(Result result) {
        Set<String> ids = result.entryPoints().stream().map(EntryPoint::id).collect(Collectors.toSet());
        return new RecordTexts(
                        (holder, component, text) -> ids.contains(text) ? text.replace(MARK, '~') : asWritten(text))
                .in(result);
    }
}
