package dev.unblock.analyzer.source.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Which packages have classes on a class path, as the compiler sees it. */
final class LibraryPackages implements AutoCloseable {

    private final StandardJavaFileManager files;
    private final Map<String, Boolean> known = new HashMap<>();

    private LibraryPackages(StandardJavaFileManager files) {
        this.files = files;
    }

    /** What is not there counts as empty. */
    static LibraryPackages of(List<Path> classPath) {
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(broken -> {}, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    classPath.stream().filter(Files::exists).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LibraryPackages(files);
    }

    /** Where that cannot be read, it may have them. */
    boolean has(String packageName) {
        return known.computeIfAbsent(packageName, this::looked);
    }

    private boolean looked(String packageName) {
        try {
            return files.list(StandardLocation.CLASS_PATH, packageName, Set.of(Kind.CLASS), false)
                    .iterator()
                    .hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
