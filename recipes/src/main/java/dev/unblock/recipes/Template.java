package dev.unblock.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Classes that recipes add as they are, but for their package. */
final class Template {
    private Template() {}

    /** The class as it is written into this package. */
    static String text(String className, String packageName) {
        String name = className + ".java.txt";
        try (InputStream template = Template.class.getResourceAsStream(name)) {
            if (template == null) {
                throw new IllegalStateException(name + " is missing from the recipe jar");
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return packageName.isEmpty()
                    ? text.replaceFirst("package PACKAGE;\\s+", "")
                    : text.replace("PACKAGE", packageName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
