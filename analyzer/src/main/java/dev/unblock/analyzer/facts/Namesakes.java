package dev.unblock.analyzer.facts;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.RecordTexts;
import dev.unblock.model.Result;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final ModuleFact NO_MODULE = new ModuleFact(".", Set.of(), Map.of(), List.of());
    private static final Pattern MARKED = Pattern.compile(MARK + "\\d+");

    /** By the name as written: file → the name here. */
    private final Map<String, Map<String, String>> byName;

    private final List<ModuleFact> modules;
    private final Map<String, Map<String, String>> byFolder = new HashMap<>();

    private Namesakes(Map<String, Map<String, String>> byName, List<ModuleFact> modules) {
        this.byName = byName;
        this.modules = modules;
    }

    /** Those among the types of the modules, of which the first by file keeps its name. */
    public static Namesakes among(List<TypeFact> types, List<ModuleFact> modules) {
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
        return new Namesakes(byName, modules);
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
            Map<String, String> here = names(file, ofFile);
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
    public List<ModuleFact> inModules() {
        return byName.isEmpty()
                ? modules
                : modules.stream()
                        .map(module -> new RecordTexts(new TypeNames(names(module.folder() + "/"))).in(module))
                        .toList();
    }

    /** The names that mean another type in this file than in the first one that has them: first of all its own. */
    private Map<String, String> names(String file, List<TypeFact> ofFile) {
        Map<String, String> names =
                new HashMap<>(byFolder.computeIfAbsent(file.substring(0, file.lastIndexOf('/') + 1), this::names));
        ofFile.stream()
                .map(TypeFact::name)
                .filter(byName::containsKey)
                .forEach(own -> names.put(own, byName.get(own).get(file)));
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return names;
    }

    /** @param folder ends with {@code /} unless it is the root */
    private Map<String, String> names(String folder) {
        Map<String, String> names = new HashMap<>();
        ModuleFact module = module(folder);
        byName.forEach((name, byFile) -> names.put(
                name,
                Collections.max(
                                byFile.entrySet(),
                                Comparator.comparingInt((Map.Entry<String, String> candidate) ->
                                                nearness(module, candidate.getKey()))
                                        .thenComparingInt(candidate -> sharedFolders(folder, candidate.getKey()))
                                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                        .getValue()));
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return names;
    }

    /** In the same module, in one that it depends on, or anywhere. */
    private int nearness(ModuleFact from, String file) {
        ModuleFact to = module(file);
        if (to.equals(from)) {
            return 2;
        }
        return to.artifact().filter(from.libraries()::contains).isPresent() ? 1 : 0;
    }

    private ModuleFact module(String path) {
        return modules.stream()
                .filter(module -> path.startsWith(module.folder() + "/"))
                .max(Comparator.comparingInt(module -> module.folder().length()))
                .orElse(NO_MODULE);
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
