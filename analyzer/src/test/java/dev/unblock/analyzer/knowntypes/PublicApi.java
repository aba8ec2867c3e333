package dev.unblock.analyzer.knowntypes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The types of a library, and those that its users can name. */
public final class PublicApi {

    /** Public for the compiler only: implementations, and copies of other libraries. */
    private static final Pattern INSIDE = Pattern.compile(
            "(.*\\.)?(internal|impl|shaded|shade|repackaged|relocated|thirdparty|hidden|generated_sources)\\..*");

    private final Map<String, TypeHeader> own = new TreeMap<>();
    private final Map<String, TypeHeader> all = new TreeMap<>();

    private PublicApi() {}

    /** @param classPath the library's jar first, then what it uses */
    public static PublicApi of(List<Path> classPath) {
        PublicApi api = new PublicApi();
        for (Path jar : classPath) {
            Map<String, TypeHeader> types = read(jar);
            if (jar.equals(classPath.get(0))) {
                api.own.putAll(types);
            }
            types.forEach(api.all::putIfAbsent);
        }
        return api;
    }

    /** The types of the library itself that its users can name. */
    public List<TypeHeader> types() {
        return own.values().stream()
                .filter(type -> type.isPublic()
                        && type.name().contains(".")
                        && !INSIDE.matcher(type.name()).matches())
                .toList();
    }

    /** All types of the library itself. */
    public List<TypeHeader> all() {
        return List.copyOf(own.values());
    }

    /** A type of the library, of those it uses, or of the JDK. */
    public Optional<TypeHeader> find(String type) {
        return Optional.ofNullable(all.get(type))
                .or(() -> type.startsWith("java.") ? TypeHeader.of(type) : Optional.empty());
    }

    private static Map<String, TypeHeader> read(Path jar) {
        Map<String, TypeHeader> types = new TreeMap<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<ZipEntry> classes = new ArrayList<>();
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (isClass(entry.getName())) {
                    classes.add(entry);
                }
            }
            for (ZipEntry entry : classes) {
                try (InputStream in = file.getInputStream(entry)) {
                    TypeHeader type = TypeHeader.of(in.readAllBytes());
                    types.put(type.name(), type);
                }
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isClass(String file) {
        return file.endsWith(".class")
                && !file.startsWith("META-INF/")
                && !file.endsWith("module-info.class")
                && !file.endsWith("package-info.class");
    }
}
