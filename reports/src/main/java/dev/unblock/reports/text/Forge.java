package dev.unblock.reports.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the sources can be read on the web.
 *
 * @param url address of the repository's page, {@code https://…}; anything else gives no links
 * @param commit the commit to show; without one there are no links
 * @param folder the project's folder in the repository with a slash at its end; empty for the root
 */
public record Forge(Optional<String> url, Optional<String> commit, String folder) {

    private static final String UNRESERVED = "-._~/";

    public Forge {
        url = url.filter(address -> address.matches("https?://[^\\s\"'<>]+")).map(Forge::withoutSlash);
        folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    }

    /** The address of a line. */
    public Optional<String> link(String file, int line) {
        return url.flatMap(address -> commit.map(sha -> address + style(address) + encoded(sha) + "/" + path(file))
                .map(page -> page + (address.contains("bitbucket") ? "#lines-" : "#L") + line));
    }

    /** The file's path in the repository as a relative URI. */
    public String path(String file) {
        return encoded(folder + file);
    }

    private static String style(String address) {
        if (address.contains("gitlab")) {
            return "/-/blob/";
        }
        return address.contains("bitbucket") ? "/src/" : "/blob/";
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            out.append(isPlain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
