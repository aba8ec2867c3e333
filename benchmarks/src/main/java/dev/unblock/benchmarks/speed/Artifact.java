package dev.unblock.benchmarks.speed;

/** A jar of Maven Central, pinned. */
record Artifact(String group, String name, String version) {

    private static final int PARTS = 3;

    /** Written {@code group:name:version}. */
    static Artifact of(String coordinates) {
        String[] parts = coordinates.split(":");
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(coordinates);
        }
        return new Artifact(parts[0], parts[1], parts[2]);
    }

    String jar() {
        return name + "-" + version + ".jar";
    }

    String sourcesJar() {
        return name + "-" + version + "-sources.jar";
    }
}
