package dev.unblock.migration.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LongLinesTest {

    private static final String CHAIN =
            "        return orders.loadAsync(id).thenCompose(order -> prices.priceAsync(order))"
                    + ".thenApply(price -> new View(order, price));";

    @Test
    void breaksBeforeTheLastCallThatFits() {
        assertThat(LongLines.broken("", CHAIN + "\n"))
                .isEqualTo("        return orders.loadAsync(id).thenCompose(order -> prices.priceAsync(order))\n"
                        + "                .thenApply(price -> new View(order, price));\n");
    }

    @Test
    void breaksAfterACommaOutsideOfGenericsAndTexts() {
        String line = "    public CompletableFuture<Map<String, Integer>> countAsync(Map<String, Integer> first,"
                + " String second, String third, long more) {";

        assertThat(LongLines.broken("", line + "\r\n"))
                .isEqualTo("    public CompletableFuture<Map<String, Integer>> countAsync(Map<String, Integer> first,"
                        + " String second, String third,\r\n            long more) {\r\n");
    }

    @Test
    void breaksTwiceWhereOnceIsNotEnough() {
        String argument = "aVeryLongNameOfAnArgumentThatNobodyWouldEverWriteByHand";
        String line = "    call(" + argument + "1, " + argument + "2, " + argument + "3, " + argument + "4);";

        String broken = LongLines.broken("", line);

        assertThat(broken.lines()).hasSizeGreaterThan(2).allMatch(part -> part.length() <= 120);
        assertThat(broken.replaceAll("\\s+", "")).isEqualTo(line.replaceAll("\\s+", ""));
    }

    @Test
    void breaksBeforeAnAnnotatedParameterAndNotInsideItsAnnotation() {
        String line =
                "    public Callable<Answer> register(@Parameter(description = \"Who registers\") @RequestBody @Valid"
                        + " Registration registration) {";

        assertThat(LongLines.broken("", line))
                .isEqualTo("    public Callable<Answer> register(\n"
                        + "            @Parameter(description = \"Who registers\") @RequestBody @Valid"
                        + " Registration registration) {");
    }

    @Test
    void leavesLinesAloneThatWereThereBefore() {
        assertThat(LongLines.broken(CHAIN, CHAIN)).isEqualTo(CHAIN);
    }

    @Test
    void leavesFilesAloneThatHadLongLines() {
        assertThat(LongLines.broken("x".repeat(121), CHAIN)).isEqualTo(CHAIN);
    }

    @Test
    void leavesTextsAndCommentsWhole() {
        String text = "    String text = \"" + "a, b.c() + ".repeat(12) + "\";";
        String comment = "    // " + "a, b ".repeat(30);

        assertThat(LongLines.broken("", comment)).isEqualTo(comment);
        assertThat(LongLines.broken("", text).lines()).hasSize(2).first().isEqualTo("    String text =");
    }
}
