package dev.unblock.recipes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.marker.Markers;
import org.openrewrite.properties.tree.Properties;
import org.openrewrite.yaml.MergeYaml;
import org.openrewrite.yaml.tree.Yaml;

/** Reads and extends configuration files, in both formats, as flat keys and values. */
final class SettingsText {
    private SettingsText() {}

    static Map<String, String> of(Properties.File file) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Properties.Content content : file.getContent()) {
            if (content instanceof Properties.Entry entry) {
                values.put(entry.getKey(), entry.getValue().getText());
            }
        }
        return values;
    }

    static Map<String, String> of(Yaml.Documents file) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!file.getDocuments().isEmpty()) {
            collect("", file.getDocuments().get(0).getBlock(), values);
        }
        return values;
    }

    private static void collect(String prefix, Yaml.Block block, Map<String, String> values) {
        if (block instanceof Yaml.Mapping mapping) {
            for (Yaml.Mapping.Entry entry : mapping.getEntries()) {
                String key = prefix.isEmpty()
                        ? entry.getKey().getValue()
                        : prefix + "." + entry.getKey().getValue();
                collect(key, entry.getValue(), values);
            }
        }
        if (block instanceof Yaml.Scalar scalar) {
            values.put(prefix, scalar.getValue());
        }
    }

    /** The entries at the end of the file. */
    static Properties.File extended(Properties.File file, Map<String, String> missing) {
        List<Properties.Content> contents = new ArrayList<>(file.getContent());
        String lineEnd = file.printAll().contains("\r\n") ? "\r\n" : "\n";
        missing.forEach((key, value) -> contents.add(new Properties.Entry(
                Tree.randomId(),
                contents.isEmpty() ? "" : lineEnd,
                Markers.EMPTY,
                key,
                "",
                Properties.Entry.Delimiter.EQUALS,
                new Properties.Value(Tree.randomId(), "", Markers.EMPTY, value))));
        return file.withContent(contents);
    }

    /** The entries merged into the first document; those after it belong to profiles. */
    static Yaml.Documents extended(Yaml.Documents file, Map<String, String> missing, ExecutionContext ctx) {
        List<Yaml.Document> documents = new ArrayList<>(file.getDocuments());
        Yaml.Documents first = file.withDocuments(documents.subList(0, 1));
        for (Map.Entry<String, String> entry : missing.entrySet()) {
            MergeYaml merge =
                    new MergeYaml("$", nested(entry.getKey(), entry.getValue()), true, null, null, null, null, null);
            first = (Yaml.Documents) merge.getVisitor().visitNonNull(first, ctx);
        }
        documents.set(0, first.getDocuments().get(0));
        return file.withDocuments(documents);
    }

    private static String nested(String key, String value) {
        String[] names = key.split("\\.");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            text.append("  ".repeat(i)).append(names[i]).append(i == names.length - 1 ? ": " + value : ":\n");
        }
        return text.toString();
    }
}
