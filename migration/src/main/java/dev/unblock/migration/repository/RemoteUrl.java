package dev.unblock.migration.repository;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address that a repository was cloned from, and the page that belongs to it. */
final class RemoteUrl {

    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^\\]]*)\\].*");
    private static final Pattern URL = Pattern.compile("\\s*url\\s*=\\s*(\\S+)\\s*");
    private static final String HOST = "([\\w-]+(?:\\.[\\w-]+)*)(?::\\d{1,5})?";
    private static final String PATH = "([\\w.~-]+(?:/[\\w.~-]+)+?)/?";
    private static final Pattern SHORT =
            Pattern.compile("(?:[\\w.-]+@)" + HOST.replace("(?::\\d{1,5})?", "") + ":" + PATH);
    private static final Pattern LONG =
            Pattern.compile("(?:https?|ssh|git)(?:\\+ssh)?://(?:[^@/\\s]*@)?" + HOST + "/" + PATH);

    private RemoteUrl() {}

    /** The URL of {@code origin} in git's configuration. */
    static Optional<String> origin(String configuration) {
        boolean inside = false;
        for (String line : configuration.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                inside = section.group(1).equals("remote \"origin\"");
            }
            Matcher url = URL.matcher(line);
            if (inside && url.matches()) {
                return Optional.of(url.group(1));
            }
        }
        return Optional.empty();
    }

    /** Its page; none for a folder of this machine. Names and passwords are left out. */
    static Optional<String> page(String url) {
        Matcher matcher = url.contains("://") ? LONG.matcher(url) : SHORT.matcher(url);
        return matcher.matches()
                ? Optional.of(
                        "https://" + matcher.group(1) + "/" + matcher.group(2).replaceFirst("\\.git$", ""))
                : Optional.empty();
    }
}
