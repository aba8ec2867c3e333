package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads Spring Boot's application settings as the default profile sees them. Keys are in kebab case. */
final class ApplicationSettings {

    /** In the order of precedence. */
    private static final List<String> FILES = List.of(
            "config/application.properties",
            "config/application.yml",
            "config/application.yaml",
            "application.properties",
            "application.yml",
            "application.yaml",
            "bootstrap.properties",
            "bootstrap.yml",
            "bootstrap.yaml");

    private final Problems problems;

    ApplicationSettings(Problems problems) {
        this.problems = problems;
    }

    /** The settings below the resource folders; the first that says something wins. */
    Map<String, String> read(List<Path> resourceRoots) {
        Map<String, String> settings = new TreeMap<>();
        for (Path root : resourceRoots) {
            FILES.stream().map(root::resolve).filter(Files::isRegularFile).forEach(file -> read(file)
                    .forEach(settings::putIfAbsent));
        }
        return settings;
    }

    private Map<String, String> read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<Map<String, String>> documents =
                    FileTree.fileName(file).endsWith(".properties") ? properties(text) : yaml(text);
            Map<String, String> merged = new LinkedHashMap<>();
            documents.stream()
                    .filter(ApplicationSettings::holdsWithoutProfile)
                    // A later document of the same file overrides an earlier one.
                    .forEach(merged::putAll);
            return merged;
        } catch (IOException | YamlEngineException | IllegalArgumentException e) {
            problems.add(file, "settings not read: " + firstLine(String.valueOf(e.getMessage())));
            return Map.of();
        }
    }

    private static boolean holdsWithoutProfile(Map<String, String> document) {
        return document.keySet().stream()
                .noneMatch(key ->
                        key.startsWith("spring.config.activate.") || key.matches("spring\\.profiles(\\[\\d+])?"));
    }

    private static List<Map<String, String>> properties(String text) throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        for (String document : text.split("(?m)^[#!]---\\s*$")) {
            Properties properties = new Properties();
            properties.load(new StringReader(document));
            Map<String, String> flat = new LinkedHashMap<>();
            properties
                    .stringPropertyNames()
                    .forEach(key ->
                            flat.put(kebab(key), properties.getProperty(key).strip()));
            documents.add(flat);
        }
        return documents;
    }

    private static List<Map<String, String>> yaml(String text) {
        // Maven replaces @project.version@ before Spring sees it; YAML itself does not allow it unquoted.
        String readable = text.replaceAll("(?m)(:\\s+|-\\s+)(@[^@\\s]+@\\S*)\\s*$", "$1'$2'")
                .replace("\t", "  ");
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(true).build();
        List<Map<String, String>> documents = new ArrayList<>();
        for (Object document : new Load(settings).loadAllFromString(readable)) {
            Map<String, String> flat = new LinkedHashMap<>();
            if (document instanceof Map<?, ?> map) {
                flatten("", map, flat);
            }
            documents.add(flat);
        }
        return documents;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> into) {
        map.forEach(
                (key, value) -> flattenValue(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, into));
    }

    private static void flattenValue(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            flatten(key, map, into);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flattenValue(key + "[" + i + "]", list.get(i), into);
            }
        } else {
            into.put(kebab(key), value == null ? "" : String.valueOf(value));
        }
    }

    private static String kebab(String key) {
        return key.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
