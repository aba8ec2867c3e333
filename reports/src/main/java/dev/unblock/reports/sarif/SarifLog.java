package dev.unblock.reports.sarif;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of SARIF 2.1.0 that is written; names and shapes are the standard's. */
record SarifLog(String $schema, String version, List<Run> runs) {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    static SarifLog of(Run run) {
        return new SarifLog(SCHEMA, "2.1.0", List.of(run));
    }

    record Run(
            Tool tool,
            AutomationDetails automationDetails,
            String columnKind,
            Map<String, ArtifactLocation> originalUriBaseIds,
            Optional<List<VersionControlDetails>> versionControlProvenance,
            List<Invocation> invocations,
            List<SarifResult> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Rule> rules) {}

    record Rule(
            String id,
            String name,
            Message shortDescription,
            Message fullDescription,
            Message help,
            Configuration defaultConfiguration,
            RuleProperties properties) {}

    record Configuration(String level) {}

    record RuleProperties(List<String> tags) {}

    record AutomationDetails(String id) {}

    record VersionControlDetails(String repositoryUri, Optional<String> revisionId) {}

    record Message(String text, Optional<String> markdown) {

        static Message of(String text) {
            return new Message(text, Optional.empty());
        }
    }

    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(String level, Message message, Optional<List<Location>> locations) {}

    record SarifResult(
            String ruleId,
            int ruleIndex,
            String level,
            double rank,
            Message message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            Optional<List<CodeFlow>> codeFlows,
            Optional<List<Location>> relatedLocations,
            Optional<List<Suppression>> suppressions,
            Optional<String> baselineState,
            ResultProperties properties) {}

    record ResultProperties(
            String family,
            String severity,
            String confidence,
            List<String> threads,
            Optional<String> sink,
            Optional<String> recipe,
            Optional<Integer> wave,
            String automation,
            List<String> hazards,
            Optional<Integer> entryPoints,
            Optional<Double> estimatedMillis) {}

    record Location(
            PhysicalLocation physicalLocation,
            Optional<List<LogicalLocation>> logicalLocations,
            Optional<Message> message) {}

    record PhysicalLocation(ArtifactLocation artifactLocation, Optional<Region> region) {}

    record ArtifactLocation(Optional<String> uri, Optional<String> uriBaseId, Optional<Message> description) {}

    record Region(int startLine, Optional<Integer> startColumn, Optional<Integer> endLine) {}

    record LogicalLocation(String fullyQualifiedName, String kind) {}

    record CodeFlow(Message message, List<ThreadFlow> threadFlows) {}

    record ThreadFlow(List<ThreadFlowLocation> locations) {}

    record ThreadFlowLocation(Location location, String importance) {}

    record Suppression(String kind, String status, String justification) {}
}
