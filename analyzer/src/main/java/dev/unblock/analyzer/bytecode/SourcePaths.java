package dev.unblock.analyzer.bytecode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the source file of a class: class files know its name and package, but not its folder. Several threads may ask. */
final class SourcePaths {

    private final Path root;
    private final List<Path> sourceRoots;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    SourcePaths(Path root, List<Path> sourceRoots) {
        this.root = root.toAbsolutePath().normalize();
        this.sourceRoots = sourceRoots;
    }

    /**
     * Path relative to the project; package and file name alone where no source root holds the file.
     *
     * @param internalName of the class, with slashes
     * @param sourceFile as the class file names it, or made up from the outermost class
     */
    String path(String internalName, String sourceFile) {
        int slash = internalName.lastIndexOf('/');
        return known.computeIfAbsent(internalName.substring(0, slash + 1) + sourceFile, this::find);
    }

    private String find(String inPackage) {
        for (Path sourceRoot : sourceRoots) {
            Path file = sourceRoot.toAbsolutePath().normalize().resolve(inPackage);
            if (Files.isRegularFile(file)) {
                Path shown = file.startsWith(root) ? root.relativize(file) : Path.of(inPackage);
                return shown.toString().replace('\\', '/');
            }
        }
        return inPackage;
    }
}
