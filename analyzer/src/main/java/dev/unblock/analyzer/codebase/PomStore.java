package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Pom.Dependency;
import dev.unblock.analyzer.codebase.Pom.Parent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Poms with their parents and imported BOMs, from the project and from the local repository. */
final class PomStore {

    private static final int MOST_PARENTS = 20;

    private final LocalRepository repository;
    private final Map<Artifact, Optional<EffectivePom>> known = new HashMap<>();
    private final Map<Artifact, Map<String, Dependency>> managedByBom = new HashMap<>();

    PomStore(LocalRepository repository) {
        this.repository = repository;
    }

    /**
     * A pom of the project.
     *
     * @throws IOException when the file itself cannot be read; missing parents are left out
     */
    EffectivePom ofProject(Path file) throws IOException {
        List<Pom> line = new ArrayList<>(List.of(PomReader.read(file)));
        Optional<Path> at = Optional.of(file);
        while (line.size() < MOST_PARENTS) {
            Optional<Parent> parent = line.get(line.size() - 1).parent();
            if (parent.isEmpty()) {
                break;
            }
            at = at.flatMap(child -> besides(child, parent.get())).or(() -> inRepository(parent.get()));
            Optional<Pom> read = at.flatMap(PomStore::readIfPossible);
            if (read.isEmpty()) {
                break;
            }
            line.add(read.get());
        }
        return new EffectivePom(line);
    }

    /** A pom of the local repository. */
    Optional<EffectivePom> ofRepository(Artifact artifact) {
        Artifact pom = artifact.asPom();
        if (!known.containsKey(pom)) {
            known.put(pom, repository.file(pom).flatMap(this::readWithParents));
        }
        return known.getOrDefault(pom, Optional.empty());
    }

    /** What the pom says about versions, BOMs included, by {@link Artifact#key()}. */
    Map<String, Dependency> managed(EffectivePom pom) {
        Map<String, Dependency> managed = new LinkedHashMap<>();
        List<Dependency> written = pom.managed();
        written.stream()
                .filter(d -> !d.isImport())
                .forEach(d -> managed.putIfAbsent(d.artifact().key(), d));
        written.stream().filter(Dependency::isImport).forEach(bom -> managedByBom(bom.artifact())
                .forEach(managed::putIfAbsent));
        return managed;
    }

    LocalRepository repository() {
        return repository;
    }

    private Map<String, Dependency> managedByBom(Artifact bom) {
        if (!managedByBom.containsKey(bom)) {
            // First empty, so that BOMs that import each other end.
            managedByBom.put(bom, Map.of());
            managedByBom.put(bom, ofRepository(bom).map(this::managed).orElse(Map.of()));
        }
        return managedByBom.getOrDefault(bom, Map.of());
    }

    private Optional<EffectivePom> readWithParents(Path file) {
        try {
            return Optional.of(ofProject(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> besides(Path child, Parent parent) {
        if (parent.relativePath().isEmpty()) {
            return Optional.empty();
        }
        Path named = child.resolveSibling(parent.relativePath()).normalize();
        Path file = Files.isDirectory(named) ? named.resolve("pom.xml") : named;
        return Optional.of(file).filter(Files::isRegularFile).filter(path -> readIfPossible(path)
                .filter(pom -> pom.artifactId().equals(parent.artifactId()))
                .isPresent());
    }

    private Optional<Path> inRepository(Parent parent) {
        return repository.file(Artifact.pom(parent.groupId(), parent.artifactId(), parent.version()));
    }

    private static Optional<Pom> readIfPossible(Path file) {
        try {
            return Optional.of(PomReader.read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
