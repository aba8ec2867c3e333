package dev.unblock.model;

import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Steps of one wave that are taken, proven and committed together: what belongs together, and about ten files at most.
 *
 * @param wave its number
 * @param steps in the order in which they are taken
 */
public record Slice(int wave, List<Step> steps) {

    private static final int MOST_FILES = 10;

    public Slice {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a slice has steps");
        }
        steps = List.copyOf(steps);
    }

    /** That of its last step, for which all others are there: it stays while those come and go. */
    public String id() {
        return last().id();
    }

    public String title() {
        return last().title();
    }

    /** Steps of other slices that must be kept first, sorted. */
    public Set<String> requires() {
        Set<String> required = new TreeSet<>();
        steps.forEach(step -> required.addAll(step.requires()));
        steps.forEach(step -> required.remove(step.id()));
        return required;
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** The slices of a wave; each comes after those it requires. */
    public static List<Slice> of(Wave wave) {
        List<Slice> slices = new ArrayList<>();
        connected(wave.steps()).forEach(steps -> cut(wave.number(), steps, slices));
        return slices;
    }

    /** Steps that require each other, directly or not; their order stays. */
    private static Collection<List<Step>> connected(List<Step> steps) {
        Map<String, String> above = new HashMap<>();
        steps.forEach(step -> above.put(step.id(), step.id()));
        for (Step step : steps) {
            step.requires().stream()
                    .filter(above::containsKey)
                    .forEach(id -> above.put(root(above, step.id()), root(above, id)));
        }
        return steps.stream()
                .collect(Collectors.groupingBy(step -> root(above, step.id()), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static String root(Map<String, String> above, String id) {
        String root = id;
        while (!above.get(root).equals(root)) {
            root = above.get(root);
        }
        return root;
    }

    /** What is too large is cut where its files are ten; what others require comes first anyway. */
    private static void cut(int wave, List<Step> steps, List<Slice> slices) {
        List<Step> some = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        for (Step step : steps) {
            Set<String> more = new TreeSet<>(files);
            more.addAll(types(step));
            if (!some.isEmpty() && more.size() > MOST_FILES) {
                slices.add(new Slice(wave, some));
                some = new ArrayList<>();
                files.clear();
            }
            some.add(step);
            files.addAll(types(step));
        }
        slices.add(new Slice(wave, some));
    }

    /** Its targets' types stand for the files that it changes; without targets it changes one. */
    private static Set<String> types(Step step) {
        return step.targets().isEmpty()
                ? Set.of(step.id())
                : step.targets().stream()
                        .map(target -> target.split("[#$]", 2)[0])
                        .collect(Collectors.toSet());
    }
}
