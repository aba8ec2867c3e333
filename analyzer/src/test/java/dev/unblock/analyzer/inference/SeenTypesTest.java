package dev.unblock.analyzer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the code of libraries tells of their types must be what their headers tell. */
class SeenTypesTest {

    private static final List<Path> LIBRARIES = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place ->
                    place.matches(".*/(junit-jupiter-(api|engine)|assertj-core|asm|javaparser-core)-[^/]*\\.jar"))
            .map(Path::of)
            .toList();

    @Test
    void tellsTheSupertypesAndAnnotationsThatHeadersTell() throws IOException {
        List<String> names = classes();
        try (LibraryCode code = LibraryCode.open(LIBRARIES, FactsCache.none());
                ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), LIBRARIES)) {
            SeenTypes seen = new SeenTypes(new LibraryTypes(code, hierarchy, List.of()), hierarchy);
            assertThat(names).hasSizeGreaterThan(1000).allSatisfy(type -> {
                assertThat(seen.isKnown(type)).isEqualTo(hierarchy.isKnown(type));
                assertThat(seen.annotations(type)).isEqualTo(hierarchy.annotations(type));
                assertThat(seen.supertypes(type)).isEqualTo(hierarchy.supertypes(type));
            });
        }
    }

    @Test
    void tellsOfTypesOutsideOfLibrariesWhatTheHierarchyTells() {
        try (LibraryCode code = LibraryCode.open(LIBRARIES, FactsCache.none());
                ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), LIBRARIES)) {
            SeenTypes seen = new SeenTypes(new LibraryTypes(code, hierarchy, List.of()), hierarchy);
            assertThat(Stream.of("java.util.ArrayList", "javax.sql.DataSource", "no.such.Type", "int"))
                    .allSatisfy(type -> {
                        assertThat(seen.isKnown(type)).isEqualTo(hierarchy.isKnown(type));
                        assertThat(seen.annotations(type)).isEqualTo(hierarchy.annotations(type));
                        assertThat(seen.supertypes(type)).isEqualTo(hierarchy.supertypes(type));
                    });
        }
    }

    private static List<String> classes() throws IOException {
        Stream.Builder<String> names = Stream.builder();
        for (Path jar : LIBRARIES) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(entry -> entry.getName())
                        .filter(name ->
                                name.endsWith(".class") && !name.contains("-info") && !name.startsWith("META-INF"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())
                                .replace('/', '.')));
            }
        }
        return names.build().toList();
    }
}
