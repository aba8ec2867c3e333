package dev.unblock.analyzer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A rule's page: its headings, and the blocks of code that are run as tests. */
record Page(String rule, String title, List<String> headings, List<Block> blocks) {

    static final Path FOLDER = Path.of("..", "docs", "rules");
    static final String BEFORE = "Before";
    static final String AFTER = "After";
    static final String LEAVE_ALONE = "Leave it alone when";
    static final List<String> HEADINGS =
            List.of("What it finds", "Why it matters", BEFORE, AFTER, LEAVE_ALONE, "Safety of the change", "Limits");

    private static final String FLAG = "// flagged";
    private static final String QUIET = "// flagged, info";
    private static final String SETTING = "// with ";

    /**
     * A block of Java.
     *
     * @param under the heading it stands under
     * @param number counts the blocks of a page from 1
     */
    record Block(String rule, String under, int number, String code) {

        /** Lines that must be found, from 1. */
        TreeSet<Integer> flagged() {
            return linesWith(FLAG);
        }

        /** Lines that must be found for information only; a block that names some has its other lines found louder. */
        TreeSet<Integer> quiet() {
            return linesWith(QUIET);
        }

        private TreeSet<Integer> linesWith(String mark) {
            TreeSet<Integer> lines = new TreeSet<>();
            String[] text = code.split("\n", -1);
            for (int i = 0; i < text.length; i++) {
                if (text[i].contains(mark)) {
                    lines.add(i + 1);
                }
            }
            return lines;
        }

        /** A first line such as {@code // with spring.threads.virtual.enabled=true} sets a property. */
        String settings() {
            return code.startsWith(SETTING) ? code.lines().findFirst().get().substring(SETTING.length()) : "";
        }

        String packageName() {
            return "pages." + rule.toLowerCase(java.util.Locale.ROOT) + ".block" + number;
        }

        @Override
        public String toString() {
            return rule + ", block " + number + " (" + under + ")";
        }
    }

    static Page of(String rule) {
        try {
            return parse(rule, Files.readAllLines(FOLDER.resolve(rule + ".md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all rules that have a page. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page parse(String rule, List<String> lines) {
        List<String> headings = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        boolean inside = false;
        String title = "";
        for (String line : lines) {
            if (line.equals("```java")) {
                inside = true;
            } else if (line.equals("```") && inside) {
                inside = false;
                blocks.add(new Block(rule, headings.get(headings.size() - 1), blocks.size() + 1, code.toString()));
                code.setLength(0);
            } else if (inside) {
                code.append(line).append('\n');
            } else if (line.startsWith("## ")) {
                headings.add(line.substring(3));
            } else if (line.startsWith("# ")) {
                title = line.substring(2);
            }
        }
        return new Page(rule, title, headings, blocks);
    }
}
