package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every row of the catalogue against the class it speaks of. */
final class CatalogueRowsTest {

    private static final Set<String> NO_AREAS = Set.of("openers.csv", "limits.csv");
    /** Its repository is none that our build uses: these rows are by documentation alone. */
    private static final String UNPUBLISHED = "not on Maven Central";

    private static final Pattern SINCE = Pattern.compile("since (\\d+)");

    @Test
    void namesOnlyMethodsThatExist() {
        assertThat(Stream.concat(Catalogue.standard().rows().stream(), Catalogue.openers().rows().stream())
                        .filter(CatalogueRowsTest::existsInThisJdk)
                        .filter(row -> !row.source().contains(UNPUBLISHED))
                        .filter(row -> !exists(row))
                        .map(row -> row.type() + "#" + row.method()
                                + row.parameters().map(List::toString).orElse("")))
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
                .filter(name -> name.endsWith(".csv") && !NO_AREAS.contains(name))
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
        return ClassFile.of(row.typeName()).stream().anyMatch(type -> row.isWildcard() || type.has(row));
    }
}
