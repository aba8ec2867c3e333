package dev.unblock.analyzer;

import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.rules.RuleCatalog;
import dev.unblock.model.RuleSet;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Names what an analysis looks for by its content: rules with their pages, and every table. */
final class RuleSets {

    /** In alphabetical order. */
    static final List<String> TABLES = List.of(
            "blocking/bridge.csv",
            "blocking/cache.csv",
            "blocking/cloud.csv",
            "blocking/files.csv",
            "blocking/http.csv",
            "blocking/jdk.csv",
            "blocking/limits.csv",
            "blocking/messaging.csv",
            "blocking/openers.csv",
            "blocking/persistence.csv",
            "blocking/spring.csv",
            "inference/asynchronous.csv",
            "inference/boundary.csv",
            "inference/callers.csv",
            "inference/uncounted.csv",
            "knowntypes/handed.txt",
            "knowntypes/libraries/contents.txt",
            "knowntypes/more-types.txt",
            "knowntypes/packages.txt",
            "knowntypes/types.txt",
            "linking/entries/entry-annotations.csv",
            "linking/entries/entry-types.csv",
            "linking/entries/mappings.csv",
            "linking/threads/entry-handlers.csv",
            "linking/threads/event-threads.csv",
            "linking/threads/executors.csv",
            "linking/threads/handoffs.csv",
            "rules/unseen.csv");

    private RuleSets() {}

    /** @param catalogues rows that the user added */
    static RuleSet of(List<Path> catalogues) {
        Hashes hashes = new Hashes();
        RuleCatalog.rules().forEach(rule -> hashes.add(rule.name())
                .add(RuleCatalog.page(rule.name()).orElse("")));
        TABLES.forEach(table -> hashes.add(table).add(shipped(table)));
        catalogues.forEach(catalogue -> hashes.add(added(catalogue)));
        return new RuleSet(RuleCatalog.rules().size(), hashes.name());
    }

    private static byte[] shipped(String table) {
        try (InputStream in = RuleSets.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("no table " + table);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] added(Path catalogue) {
        try {
            return Files.readAllBytes(catalogue);
        } catch (IOException e) {
            throw new UsageException("cannot read the catalogue " + catalogue + ": " + e.getMessage(), e);
        }
    }
}
