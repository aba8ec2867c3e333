package dev.unblock.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program that made a result. */
public record Tool(String name, String version) {

    /** This program. */
    public static Tool unblock() {
        Properties properties = new Properties();
        try (InputStream in = Tool.class.getResourceAsStream("tool.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tool("unblock", properties.getProperty("version"));
    }
}
