package dev.unblock.migration;

import java.nio.file.Path;

/** Where a project's migrations leave their marks; the same for every run, whatever its output folder is. */
final class Workplace {

    private static final String FOLDER = "target/unblock";

    private Workplace() {}

    static Path output(Path project) {
        return project.resolve(FOLDER);
    }

    static Path journal(Path project) {
        return project.resolve(FOLDER).resolve("journal");
    }

    static Path lock(Path project) {
        return project.resolve(FOLDER).resolve("migrate.lock");
    }
}
