package dev.unblock.migration;

import dev.unblock.migration.engine.ChangedFiles;
import dev.unblock.migration.engine.Content;
import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the steps that were taken, so that later plans go on showing it: what is finished stays finished, and
 * what was refused stays refused while its file is as it was.
 */
final class TakenSteps {

    private final Path project;
    private final Path file;

    private TakenSteps(Path project) {
        this.project = project;
        this.file = Workplace.output(project).resolve("taken.json");
    }

    static TakenSteps of(Path project) {
        return new TakenSteps(project.toAbsolutePath().normalize());
    }

    /**
     * What is kept.
     *
     * @param files of refusals, with the digest of what each of them held
     */
    private record Memory(Plan plan, Map<String, String> files) {}

    /** Keeps what became of a plan, and what was kept before. */
    void keep(Plan plan) {
        Plan all = new Plan(waves(plan.waves(), finished(read())), plan.refusals(), List.of());
        Map<String, String> files = new TreeMap<>();
        Stream.concat(
                        plan.refusals().stream().map(Refusal::file),
                        steps(all.waves()).flatMap(step -> ChangedFiles.of(step).stream()))
                .distinct()
                .forEach(path -> content(path).ifPresent(held -> files.put(path, held)));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, ResultJson.write(new Memory(all, files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan, with what was finished and refused before. */
    Plan joined(Plan plan) {
        Optional<Memory> memory = read();
        if (memory.isEmpty()) {
            return plan;
        }
        List<Refusal> standing = memory.get().plan().refusals().stream()
                .filter(refusal -> stands(refusal, memory.get()))
                .toList();
        StillOpen open = new StillOpen(
                steps(memory.get().plan().waves()).toList(),
                standing,
                step -> !ChangedFiles.of(step).isEmpty()
                        && ChangedFiles.of(step).stream().allMatch(path -> isAsItWas(path, memory.get())));
        List<Wave> waves = open.of(plan.waves());
        return new Plan(waves(waves, finished(memory)), refusals(plan, waves, standing), plan.ways());
    }

    /** What a run that applied nothing would have shown as well needs no memory. */
    private static List<Refusal> refusals(Plan plan, List<Wave> waves, List<Refusal> standing) {
        Set<String> known = new HashSet<>();
        plan.refusals().forEach(refusal -> known.add(refusal.id()));
        Set<String> open = new HashSet<>();
        plan.waves().forEach(wave -> wave.steps().forEach(step -> open.addAll(step.findings())));
        return Stream.concat(
                        plan.refusals().stream(),
                        standing.stream()
                                .filter(refusal -> !known.contains(refusal.id()))
                                .filter(refusal -> refusal.findings().isEmpty()
                                        ? hasReverted(waves, refusal.recipe())
                                        : refusal.findings().stream().anyMatch(open::contains)))
                .sorted(PlanStates.ORDER)
                .toList();
    }

    private static boolean hasReverted(List<Wave> waves, String recipe) {
        return waves.stream()
                .flatMap(wave -> wave.steps().stream())
                .anyMatch(
                        step -> step.state() == State.REVERTED && step.recipe().equals(recipe));
    }

    private boolean stands(Refusal refusal, Memory memory) {
        return isAsItWas(refusal.file(), memory);
    }

    private boolean isAsItWas(String path, Memory memory) {
        return Optional.ofNullable(memory.files().get(path)).equals(content(path));
    }

    private static Stream<Step> steps(List<Wave> waves) {
        return waves.stream().flatMap(wave -> wave.steps().stream());
    }

    private static List<Wave> finished(Optional<Memory> memory) {
        return memory.map(Memory::plan).map(Plan::waves).orElse(List.of()).stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .filter(step -> step.state() == State.KEPT)
                                .toList()))
                .toList();
    }

    /** Waves by number; what is finished comes first, unless there is something of the same name to do again. */
    private static List<Wave> waves(List<Wave> waves, List<Wave> finished) {
        Set<String> again = new HashSet<>();
        waves.forEach(wave -> wave.steps().forEach(step -> again.add(step.id())));
        Map<Integer, Wave> joined = new TreeMap<>();
        for (Wave wave : Stream.concat(finished.stream(), waves.stream()).toList()) {
            List<Step> steps = new ArrayList<>(Optional.ofNullable(joined.get(wave.number()))
                    .map(Wave::steps)
                    .orElse(List.of()));
            steps.removeIf(step -> again.contains(step.id()));
            steps.addAll(wave.steps());
            joined.put(wave.number(), new Wave(wave.number(), wave.title(), steps));
        }
        return joined.values().stream().filter(wave -> !wave.steps().isEmpty()).toList();
    }

    private Optional<Memory> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResultJson.read(Files.readString(file, StandardCharsets.UTF_8), Memory.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedResultException e) {
            // Another version's: what is finished shows as nothing to do anyway.
            return Optional.empty();
        }
    }

    private Optional<String> content(String path) {
        Path source = project.resolve(path);
        return Files.isRegularFile(source) ? Content.of(source).map(Content::sha256) : Optional.empty();
    }
}
