package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Reads the class files of one module to facts.
 *
 * <p>A class file that cannot be read is listed and left out. Lines come from the class files, columns are 0; bridge
 * methods and compiler-made accessors are marked synthetic and are written in no other method.
 */
public final class BytecodeReader {

    private final Path root;
    private final Codebase.Module module;

    /** @param root the project's folder, to which file names are relative */
    public BytecodeReader(Path root, Codebase.Module module) {
        this.root = root;
        this.module = module;
    }

    /** The module's main classes. */
    public BytecodeFacts main() {
        return read(module.classes(), new Reading(module.sourceRoots(), false, Attribution.BYTECODE));
    }

    /** The module's test classes. */
    public BytecodeFacts tests() {
        return read(module.testClasses(), new Reading(module.testSourceRoots(), true, Attribution.BYTECODE));
    }

    /**
     * Main classes that were compiled in process.
     *
     * @param classes by binary name, with dots or slashes
     */
    public BytecodeFacts compiled(Map<String, byte[]> classes) {
        return compiled(classes, new Reading(module.sourceRoots(), false, Attribution.COMPILER));
    }

    /** Test classes that were compiled in process. */
    public BytecodeFacts compiledTests(Map<String, byte[]> classes) {
        return compiled(classes, new Reading(module.testSourceRoots(), true, Attribution.COMPILER));
    }

    private BytecodeFacts compiled(Map<String, byte[]> classes, Reading reading) {
        classes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> reading.open(entry.getKey(), entry.getValue()));
        return reading.facts(List.of());
    }

    private BytecodeFacts read(List<Path> places, Reading reading) {
        ClassFiles files = new ClassFiles(root);
        files.each(places, reading::open);
        return reading.facts(files.unreadable());
    }

    /** All classes are opened before the first is read: fields are resolved over all of them. */
    private final class Reading {

        private final SourcePaths sources;
        private final boolean test;
        private final Attribution attribution;
        private final FieldOwners fieldOwners = new FieldOwners();
        private final Map<String, Opened> opened = new LinkedHashMap<>();
        private final List<NotAnalysed> problems = new ArrayList<>();

        private record Opened(String file, ClassReader reader) {}

        Reading(List<Path> sourceRoots, boolean test, Attribution attribution) {
            this.sources = new SourcePaths(root, sourceRoots);
            this.test = test;
            this.attribution = attribution;
        }

        /** The first of several classes of one name is the one that counts, as on a class path. */
        void open(String file, byte[] bytes) {
            try {
                ClassReader reader = new ClassReader(bytes);
                if (opened.putIfAbsent(reader.getClassName(), new Opened(file, reader)) == null) {
                    fieldOwners.add(reader);
                }
            } catch (RuntimeException e) {
                // ASM reports a broken file by whatever its parser stumbled over.
                problems.add(broken(file, e));
            }
        }

        BytecodeFacts facts(List<NotAnalysed> unreadable) {
            List<TypeFact> types = new ArrayList<>();
            for (Opened next : opened.values()) {
                try {
                    types.add(type(next));
                } catch (RuntimeException e) {
                    problems.add(broken(next.file(), e));
                }
            }
            problems.addAll(unreadable);
            types.sort(Comparator.comparing(TypeFact::name));
            problems.sort(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason));
            return new BytecodeFacts(types, problems);
        }

        private TypeFact type(Opened next) {
            ClassNode node = new ClassNode();
            next.reader().accept(node, ClassReader.SKIP_FRAMES);
            String file = sources.path(node.name, node.sourceFile == null ? madeUp(node.name) : node.sourceFile);
            return new TypeReader(
                            node,
                            file,
                            test,
                            attribution,
                            fieldOwners,
                            problem -> problems.add(new NotAnalysed(next.file(), problem)))
                    .read();
        }

        private static String madeUp(String internalName) {
            String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
            int dollar = simple.indexOf('$', 1);
            return (dollar < 0 ? simple : simple.substring(0, dollar)) + ".java";
        }

        private static NotAnalysed broken(String file, RuntimeException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new NotAnalysed(file, "not a class file that can be read: " + why);
        }
    }
}
