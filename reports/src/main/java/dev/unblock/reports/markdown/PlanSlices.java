package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Plan;
import dev.unblock.model.Slice;
import dev.unblock.reports.insight.Door;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The slices of a plan, wave by wave: what is taken, proven and committed together, and what has to be there first. */
final class PlanSlices {

    private static final int SHOWN = 3;

    private final Map<Integer, List<Slice>> byWave = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    PlanSlices(Plan plan) {
        for (Plan.Wave wave : plan.waves()) {
            List<Slice> slices = new ArrayList<>(Slice.of(wave));
            byWave.put(wave.number(), slices);
            for (int number = 0; number < slices.size(); number++) {
                String name = wave.number() + "." + (number + 1);
                slices.get(number).steps().forEach(step -> numbers.put(step.id(), name));
            }
        }
    }

    void write(Plan.Wave wave, Document document, Door door) {
        List<Slice> slices = byWave.getOrDefault(wave.number(), List.of());
        document.lines(
                "| Slice | Last step | Steps | Changes | After |\n|:--|:--|--:|:--|:--|\n",
                slices.stream().map(this::row).toList());
        document.block("Applied with `" + door.preview(wave.number()) + " " + door.apply() + " " + door.commit()
                + "`, each slice is one commit.");
    }

    private String row(Slice slice) {
        String number = numbers.get(slice.id());
        return "| " + number + " | " + text(slice.title()) + " | "
                + slice.steps().size() + " | " + types(slice) + " | " + after(slice) + " |";
    }

    private String after(Slice slice) {
        String names = slice.requires().stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }

    /** The classes that it changes; a step without targets makes a file or changes a setting. */
    private static String types(Slice slice) {
        List<String> types = slice.steps().stream()
                .flatMap(step -> step.targets().stream())
                .map(target -> target.split("#", 2)[0])
                .distinct()
                .sorted()
                .map(type -> Markdown.code(type.substring(type.lastIndexOf('.') + 1)))
                .toList();
        if (types.isEmpty()) {
            return "–";
        }
        String first = types.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return types.size() > SHOWN ? first + " and " + (types.size() - SHOWN) + " more" : first;
    }
}
