package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Attribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        return mainClasses().facts();
    }

    /** The module's test classes. */
    public BytecodeFacts tests() {
        return testClasses().facts();
    }

    /**
     * Main classes that were compiled in process.
     *
     * @param classes by binary name, with dots or slashes
     */
    public BytecodeFacts compiled(Map<String, byte[]> classes) {
        return compiledClasses(classes).facts();
    }

    /** Test classes that were compiled in process. */
    public BytecodeFacts compiledTests(Map<String, byte[]> classes) {
        return compiledTestClasses(classes).facts();
    }

    /** The files of the main classes, to be read one by one. */
    public ClassGroup mainClasses() {
        return found(module.classes(), origin(module.sourceRoots(), false, Attribution.BYTECODE));
    }

    public ClassGroup testClasses() {
        return found(module.testClasses(), origin(module.testSourceRoots(), true, Attribution.BYTECODE));
    }

    public ClassGroup compiledClasses(Map<String, byte[]> classes) {
        return given(classes, origin(module.sourceRoots(), false, Attribution.COMPILER));
    }

    public ClassGroup compiledTestClasses(Map<String, byte[]> classes) {
        return given(classes, origin(module.testSourceRoots(), true, Attribution.COMPILER));
    }

    private ClassGroup.Origin origin(List<Path> sourceRoots, boolean test, Attribution attribution) {
        return new ClassGroup.Origin(root, sourceRoots, test, attribution);
    }

    private static ClassGroup given(Map<String, byte[]> classes, ClassGroup.Origin origin) {
        List<ClassFile> files = classes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ClassFile(entry.getKey(), entry.getValue()))
                .toList();
        return new ClassGroup(origin, files, List.of());
    }

    private ClassGroup found(List<Path> places, ClassGroup.Origin origin) {
        ClassFiles files = new ClassFiles(root);
        List<ClassFile> found = new ArrayList<>();
        files.each(places, (file, bytes) -> found.add(new ClassFile(file, bytes)));
        return new ClassGroup(origin, found, files.unreadable());
    }
}
