package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The local Maven repository, read only. */
final class LocalRepository {

    private static final Pattern SETTING = Pattern.compile("<localRepository>\\s*([^<\\s]+)\\s*</localRepository>");
    private static final Pattern CONFIG = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

    private final Path folder;

    LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** The one that a build of the project would use. */
    static LocalRepository of(Path project) {
        String given = System.getProperty("maven.repo.local", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        Path folder = given.isEmpty()
                ? firstMatch(CONFIG, project.resolve(".mvn/maven.config"))
                        .or(() -> firstMatch(SETTING, home.resolve(".m2/settings.xml")))
                        .map(text -> Path.of(text.replace("${user.home}", home.toString())))
                        .orElse(home.resolve(".m2/repository"))
                : Path.of(given);
        return new LocalRepository(folder);
    }

    Optional<Path> file(Artifact artifact) {
        Path versions = folder.resolve(artifact.groupId().replace('.', '/')).resolve(artifact.artifactId());
        Path file = versions.resolve(artifact.version()).resolve(artifact.fileName());
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The highest version that is there; of use for version ranges. */
    Optional<String> newest(Artifact artifact) {
        Path versions = folder.resolve(artifact.groupId().replace('.', '/')).resolve(artifact.artifactId());
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(versions)) {
            return children.filter(Files::isDirectory).map(FileTree::fileName).max(BY_NUMBERS);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** 1.10 is above 1.9. */
    private static final Comparator<String> BY_NUMBERS = (one, other) -> {
        List<String> ones = List.of(one.split("[.-]"));
        List<String> others = List.of(other.split("[.-]"));
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int compared = padded(ones.get(i)).compareTo(padded(others.get(i)));
            if (compared != 0) {
                return compared;
            }
        }
        return ones.size() - others.size();
    };

    private static String padded(String part) {
        return part.matches("\\d{1,12}") ? "0".repeat(12 - part.length()) + part : part;
    }

    private static Optional<String> firstMatch(Pattern pattern, Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
