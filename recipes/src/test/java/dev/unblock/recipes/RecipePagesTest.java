package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.RecipeCatalog.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say what the catalogue says. */
final class RecipePagesTest {

    private static final Pattern HAZARD = Pattern.compile("\\bH\\d+\\b");
    private static final Path PAGES = Path.of("..", "docs", "recipes");

    @ParameterizedTest
    @MethodSource("recipes")
    void namesTheOptionsThatARecipeHas(Entry recipe) throws IOException {
        List<String> rows = recipe.options().stream()
                .map(option -> "| `" + option.name() + "` | " + (option.required() ? "yes" : "no") + " |")
                .toList();

        assertThat(lines(recipe)
                        .dropWhile(line -> !line.equals("## Options"))
                        .filter(line -> line.startsWith("| `"))
                        .map(RecipePagesTest::upToItsMeaning))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void tellsWhatARecipeRefusesAndWhenAPlanUsesIt(Entry recipe) throws IOException {
        assertThat(lines(recipe)).contains("# " + recipe.name(), "## Options", "## Refuses", "## In a plan");
    }

    /** The tests that make the recipe name all hazards that its page says it refuses. */
    @ParameterizedTest
    @MethodSource("recipes")
    void refusesWhatItsTestsShow(Entry recipe) throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(RecipePagesTest::text)
                    .filter(text -> text.contains("new " + recipe.name() + "("))
                    .collect(Collectors.joining());
        }
        Set<String> told = hazards(lines(recipe)
                .dropWhile(line -> !line.equals("## Refuses"))
                .takeWhile(line -> !line.equals("## In a plan"))
                .collect(Collectors.joining("\n")));

        assertThat(hazards(tests)).containsAll(told);
    }

    private static Set<String> hazards(String text) {
        return HAZARD.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listsEachRecipeUnderItsWave() throws IOException {
        List<String> index = Files.readAllLines(PAGES.resolve("README.md"));

        for (Entry recipe : RecipeCatalog.entries()) {
            int line = index.stream()
                    .filter(each -> each.startsWith("- [" + recipe.name() + "](" + recipe.name() + ".md): "))
                    .mapToInt(index::indexOf)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(recipe.name() + " is not in the list"));
            assertThat(index.subList(0, line))
                    .filteredOn(each -> each.startsWith("Wave "))
                    .last()
                    .isEqualTo("Wave " + recipe.wave());
        }
    }

    private static Stream<Entry> recipes() {
        return RecipeCatalog.entries().stream();
    }

    private static Stream<String> lines(Entry recipe) throws IOException {
        return Files.readAllLines(PAGES.resolve(recipe.name() + ".md")).stream();
    }

    /** The first two columns. */
    private static String upToItsMeaning(String row) {
        return row.substring(0, row.indexOf('|', row.indexOf('|', 1) + 1) + 1);
    }
}
