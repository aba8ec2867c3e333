package dev.unblock.model;

import java.util.List;
import java.util.Map;

/**
 * How much of the project was seen. Silence about a place means something only where it was analysed.
 *
 * @param callSites calls written in the sources that were parsed
 * @param resolvedCallSites those of which the called type is known
 * @param attribution call sites by where their types came from: {@code bytecode}, {@code compiler}, {@code imports}
 * @param notAnalysed files and folders that were left out or only partly understood, each with its reason; sorted
 */
public record Coverage(
        int sourceFiles,
        int parsedFiles,
        int callSites,
        int resolvedCallSites,
        Map<String, Integer> attribution,
        List<NotAnalysed> notAnalysed) {

    public Coverage {
        attribution = Sorted.map(attribution);
        notAnalysed = List.copyOf(notAnalysed);
    }

    /** Something that was not analysed, or only in part, and why. */
    public record NotAnalysed(String file, String reason) {

        /** How the reason begins where a rule itself failed; its name follows. */
        public static final String RULE_FAILED = "rule ";

        /** Findings are missing that a run without this would have: it is no library that only makes them less sure. */
        public boolean hidesFindings() {
            return file.endsWith(".class") || reason.contains("cannot be read") || reason.startsWith(RULE_FAILED);
        }
    }
}
