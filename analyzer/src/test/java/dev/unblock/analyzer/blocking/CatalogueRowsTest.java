package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every row of the catalogue against the class it speaks of. */
final class CatalogueRowsTest {

    private static final Pattern SINCE = Pattern.compile("since (\\d+)");

    @Test
    void namesOnlyMethodsThatExist() {
        assertThat(Catalogue.standard().rows().stream()
                        .filter(CatalogueRowsTest::existsInThisJdk)
                        .filter(row -> !exists(row))
                        .map(row -> row.type() + "#" + row.method()
                                + row.parameters().map(List::toString).orElse("")))
                .isEmpty();
    }

    @Test
    void namesOnlySupertypesThatAreOnes() {
        assertThat(KnownSupertypes.usual().entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(above -> Map.entry(entry.getKey(), above)))
                        .filter(pair -> ClassFile.of(pair.getKey())
                                .filter(type -> type.isSubtypeOf(pair.getValue()))
                                .isEmpty()))
                .isEmpty();
    }

    @Test
    void hasMoreThanFiveHundredRowsThatWait() {
        assertThat(Catalogue.standard().rows().stream().filter(row -> row.kind() != Kind.NONE))
                .hasSizeGreaterThan(500);
    }

    @Test
    void readsEveryFileOfTheFolder() throws URISyntaxException {
        Path folder = Path.of(Catalogue.class.getResource("jdk.csv").toURI()).getParent();
        Stream<String> files = Arrays.stream(folder.toFile().list())
                .filter(name -> name.endsWith(".csv") && !name.equals("supertypes.csv"))
                .map(name -> name.substring(0, name.length() - ".csv".length()))
                .sorted();
        assertThat(files).containsExactlyElementsOf(Catalogue.AREAS);
    }

    @Test
    void givesEveryRowASource() {
        assertThat(Catalogue.standard().rows()).noneMatch(row -> row.source().isBlank());
    }

    private static boolean existsInThisJdk(BlockingApi row) {
        Matcher since = SINCE.matcher(row.source());
        return !since.find()
                || Integer.parseInt(since.group(1)) <= Runtime.version().feature();
    }

    private static boolean exists(BlockingApi row) {
        Optional<ClassFile> type = ClassFile.of(row.typeName());
        return type.isPresent() && (row.isWildcard() || type.get().has(row));
    }
}
