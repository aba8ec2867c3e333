package dev.unblock.analyzer.facts;

import java.util.List;

/**
 * A parsed source file.
 *
 * @param path relative to the project, with {@code /}
 * @param packageName empty for the unnamed package
 * @param types binary names of the types it declares
 * @param callSites calls written in it
 * @param suppressions findings that its author silenced
 * @param loops outer ones before those inside them
 * @param choices outer ones before those inside them
 * @param tries outer ones before those inside them
 */
public record SourceFile(
        String path,
        String packageName,
        List<String> types,
        int callSites,
        List<Suppression> suppressions,
        List<LoopFact> loops,
        List<ChoiceFact> choices,
        List<TryFact> tries) {

    public SourceFile {
        types = List.copyOf(types);
        suppressions = List.copyOf(suppressions);
        loops = List.copyOf(loops);
        choices = List.copyOf(choices);
        tries = List.copyOf(tries);
    }

    /**
     * {@code @SuppressWarnings("unblock:Rule")} on a declaration or {@code // unblock:ignore Rule reason} on or above a
     * line.
     *
     * @param rule name of a rule, or {@code *}
     * @param firstLine to lastLine: where it holds
     */
    public record Suppression(String rule, int firstLine, int lastLine, String reason) {}
}
