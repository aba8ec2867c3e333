package dev.unblock.analyzer.codebase;

/**
 * Coordinates of a jar or pom in a Maven repository.
 *
 * @param classifier empty for the main artifact
 */
record Artifact(String groupId, String artifactId, String version, String type, String classifier) {

    static Artifact pom(String groupId, String artifactId, String version) {
        return new Artifact(groupId, artifactId, version, "pom", "");
    }

    Artifact asPom() {
        return pom(groupId, artifactId, version);
    }

    Artifact withVersion(String other) {
        return new Artifact(groupId, artifactId, other, type, classifier);
    }

    /** Two dependencies with the same key are one; the nearest decides the version. */
    String key() {
        return groupId + ":" + artifactId + ":" + type + ":" + classifier;
    }

    String name() {
        return groupId + ":" + artifactId;
    }

    boolean isJar() {
        return switch (type) {
            case "jar", "test-jar", "ejb", "bundle", "maven-plugin" -> true;
            default -> false;
        };
    }

    /** File name below the version's folder. */
    String fileName() {
        String suffix = type.equals("test-jar") && classifier.isEmpty() ? "tests" : classifier;
        String extension = isJar() ? "jar" : type;
        return artifactId + "-" + version + (suffix.isEmpty() ? "" : "-" + suffix) + "." + extension;
    }
}
