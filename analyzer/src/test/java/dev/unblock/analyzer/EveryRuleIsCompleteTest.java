package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Page.Block;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.RuleCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule is its class, its line in the catalogue, and its page with examples and a cure or the reason for none. */
final class EveryRuleIsCompleteTest {

    private static final Path RULE_CLASSES = Path.of("src/main/java/dev/unblock/analyzer/rules");
    private static final Pattern RULE_CLASS = Pattern.compile("final class (\\w+) implements \\w*Rule\\b");
    private static final Path INDEX = Page.FOLDER.resolve("README.md");
    private static final Pattern RECIPE = Pattern.compile("[Rr]ecipe `(\\w+)`");
    private static final Set<String> RECIPES = Set.of(
            "AddHttpClientTimeouts",
            "AtomicSharedCounter",
            "BoundExecutorFactory",
            "BoundFanOut",
            "BoundFutureWaits",
            "CheckThenActToPutIfAbsent",
            "ComposeAsyncTwin",
            "ConcurrentCollectionField",
            "ConfigureBoundedExecutor",
            "ControllerReturnsFuture",
            "CreateAsyncFacade",
            "DateFormatFieldToFormatter",
            "EnableVirtualThreadsSafely",
            "HttpClientSendToSendAsync",
            "ParallelizeIndependentCalls",
            "RemoveBlockInOperator",
            "RestoreInterruptFlag",
            "SetMvcAsyncTimeout",
            "UseNamedExecutor",
            "VolatileField");

    @Test
    void everyRuleClassIsInTheCatalogueInAlphabeticalOrder() throws IOException {
        try (Stream<Path> files = Files.walk(RULE_CLASSES)) {
            List<String> classes = files.filter(Files::isRegularFile)
                    .map(EveryRuleIsCompleteTest::text)
                    .map(RULE_CLASS::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .sorted()
                    .toList();
            assertThat(RuleCatalog.rules()).extracting(Rule::name).containsExactlyElementsOf(classes);
        }
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() {
        assertThat(Page.names())
                .containsExactlyElementsOf(
                        RuleCatalog.rules().stream().map(Rule::name).toList());
    }

    @Test
    void everyPageHasAllHeadingsInOrder() {
        assertThat(Page.names().stream().map(Page::of)).allSatisfy(page -> {
            assertThat(page.title()).isEqualTo(page.rule());
            assertThat(page.headings()).isEqualTo(Page.HEADINGS);
        });
    }

    @Test
    void everyPageShowsWhatIsFlaggedAndWhatIsLeftAlone() {
        assertThat(Page.names().stream().map(Page::of)).allSatisfy(page -> {
            assertThat(blocks(page, Page.BEFORE))
                    .anyMatch(block -> !block.flagged().isEmpty());
            assertThat(blocks(page, Page.AFTER)).isNotEmpty().allMatch(block -> block.flagged()
                    .isEmpty());
            assertThat(blocks(page, Page.LEAVE_ALONE)).isNotEmpty().allMatch(block -> block.flagged()
                    .isEmpty());
        });
    }

    @Test
    void everyPageNamesAKnownRecipeOrSaysWhyThereIsNone() {
        assertThat(Page.names()).allSatisfy(rule -> {
            String text = text(Page.FOLDER.resolve(rule + ".md"));
            List<String> named =
                    RECIPE.matcher(text).results().map(r -> r.group(1)).toList();
            assertThat(RECIPES).containsAll(named);
            assertThat(named.isEmpty()).isEqualTo(text.contains("No automatic change: "));
        });
    }

    @Test
    void everyPageIsShippedWithTheAnalyzer() {
        assertThat(Page.names()).allSatisfy(rule -> assertThat(RuleCatalog.page(rule))
                .contains(text(Page.FOLDER.resolve(rule + ".md"))));
    }

    @Test
    void theIndexOfRulesIsUpToDate() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(INDEX, index());
        }
        assertThat(text(INDEX)).isEqualTo(index());
    }

    private static String index() {
        return "# Rules\n\n"
                + "Each page says what a rule finds, why it matters, and when to leave the code alone; its examples"
                + " are run as tests.\nThis list is written by `EveryRuleIsCompleteTest` (`-Dgolden.update`).\n\n"
                + "| rule | family | what it finds |\n|---|---|---|\n"
                + RuleCatalog.rules().stream()
                        .map(rule -> "| [" + rule.name() + "](" + rule.name() + ".md) | "
                                + rule.family().label() + " | " + rule.summary() + " |\n")
                        .collect(Collectors.joining());
    }

    private static List<Block> blocks(Page page, String heading) {
        return page.blocks().stream()
                .filter(block -> block.under().equals(heading))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
