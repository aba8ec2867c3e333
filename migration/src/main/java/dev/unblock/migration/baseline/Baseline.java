package dev.unblock.migration.baseline;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings that are known and accepted, in {@code unblock-baseline.json}: one line each, sorted by id, so that changes of
 * two branches merge. An id has neither line number nor path: code may move within its method's class.
 *
 * @param entries by finding id
 */
public record Baseline(Map<String, Entry> entries) {

    /** The file's usual name, beside the project's build file. */
    public static final String FILE = "unblock-baseline.json";

    private static final String SCHEMA = "unblock-baseline/1";

    public Baseline {
        entries = new TreeMap<>(entries);
    }

    /** What one entry says to a person who reads the file. */
    public record Entry(String rule, String place) {}

    /** How the findings of now compare. */
    public record Check(List<Finding> introduced, List<Finding> known, Set<String> fixed) {

        public Check {
            introduced = List.copyOf(introduced);
            known = List.copyOf(known);
            fixed = Set.copyOf(fixed);
        }

        public boolean passes() {
            return introduced.isEmpty();
        }
    }

    /** Accepts everything that is found now, except what its author silenced in the source. */
    public static Baseline of(Result result) {
        Map<String, Entry> entries = new TreeMap<>();
        result.findings().stream()
                .filter(finding -> finding.status() != Status.SUPPRESSED)
                .forEach(finding -> entries.put(finding.id(), new Entry(finding.rule(), finding.method())));
        return new Baseline(entries);
    }

    /**
     * Reads a baseline.
     *
     * @throws UsageException when there is none, or the file is something else
     */
    public static Baseline read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no baseline " + file + ". Run 'unblock baseline' once to accept what is"
                    + " found today.");
        }
        try {
            Written written = ResultJson.read(Files.readString(file), Written.class);
            if (!SCHEMA.equals(written.schema())) {
                throw new UsageException(file + " is no baseline (its schema is not " + SCHEMA + ").");
            }
            return new Baseline(written.findings());
        } catch (MalformedResultException e) {
            throw new UsageException(file + " is no baseline: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Written(String schema, Map<String, Entry> findings) {}

    /** Writes the file; the same baseline always gives the same bytes. */
    public void write(Path file) {
        String lines = entries.entrySet().stream()
                .map(entry -> "    " + quoted(entry.getKey()) + ": {\"rule\": "
                        + quoted(entry.getValue().rule()) + ", \"place\": "
                        + quoted(entry.getValue().place()) + "}")
                .collect(Collectors.joining(",\n"));
        String text = "{\n  \"schema\": " + quoted(SCHEMA) + ",\n  \"findings\": {\n" + lines + "\n  }\n}\n";
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }

    private static String quoted(String text) {
        return ResultJson.write(text).strip();
    }

    /** Compares; findings silenced in the source count neither way. */
    public Check check(Result result) {
        Map<Boolean, List<Finding>> byKnown = result.findings().stream()
                .filter(finding -> finding.status() != Status.SUPPRESSED)
                .collect(Collectors.partitioningBy(finding -> entries.containsKey(finding.id())));
        Set<String> now = result.findings().stream().map(Finding::id).collect(Collectors.toSet());
        Set<String> fixed =
                entries.keySet().stream().filter(id -> !now.contains(id)).collect(Collectors.toSet());
        return new Check(byKnown.get(false), byKnown.get(true), fixed);
    }

    /** Without what is fixed; never grows. */
    public Baseline pruned(Result result) {
        Set<String> fixed = check(result).fixed();
        Map<String, Entry> kept = new TreeMap<>(entries);
        kept.keySet().removeAll(fixed);
        return new Baseline(kept);
    }

    /** The result with its known findings marked as such. */
    public Result mark(Result result) {
        return result.withFindings(result.findings().stream()
                .map(finding -> finding.status() == Status.OPEN && entries.containsKey(finding.id())
                        ? finding.withStatus(Status.BASELINE)
                        : finding)
                .toList());
    }
}
