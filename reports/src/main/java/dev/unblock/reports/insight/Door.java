package dev.unblock.reports.insight;

/**
 * How the reader calls us: advice names commands in the words of the door that the result came through.
 *
 * @param start of every command
 * @param path names the project, where a command needs it
 * @param wave names a wave, before its number
 * @param rule names a rule, before its name
 * @param apply what makes a preview real
 * @param commit what makes a commit of each slice
 * @param again analyses anew, with everything compiled
 */
public record Door(String start, String path, String wave, String rule, String apply, String commit, String again) {

    /** {@code unblock migrate . --wave 1}. */
    public static final Door COMMAND_LINE =
            new Door("unblock ", " .", " --wave ", " ", "--apply", "--commit", "unblock analyze . --build");

    /**
     * Goals of Maven.
     *
     * @param plugin group, artifact and version with colons between
     */
    public static Door maven(String plugin) {
        String start = "mvn " + plugin + ":";
        return new Door(
                start,
                "",
                " -Dunblock.wave=",
                " -Dunblock.rule=",
                "-Dunblock.apply",
                "-Dunblock.commit",
                "mvn test-compile " + plugin + ":analyze");
    }

    /** The command that shows a wave's changes and makes none. */
    public String preview(int number) {
        return start + "migrate" + path + wave + number;
    }

    /** The command that shows a rule's page. */
    public String explain(String name) {
        return start + "explain" + rule + name;
    }

    /** The command that makes a plan. */
    public String plan() {
        return start + "plan" + path;
    }
}
