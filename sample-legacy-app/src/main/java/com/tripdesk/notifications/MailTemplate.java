package com.tripdesk.notifications;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** Fills {name} placeholders. */
public class MailTemplate {

    private final String text;

    public MailTemplate(String text) {
        this.text = text;
    }

    public String execute(Map<String, String> values) {
        Reader reader = new StringReader(text);
        StringWriter writer = new StringWriter();
        try {
            int c = reader.read();
            while (c >= 0) {
                if (c == '{') {
                    writer.write(values.getOrDefault(name(reader), ""));
                } else {
                    writer.write(c);
                }
                c = reader.read();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return writer.toString();
    }

    private String name(Reader reader) throws IOException {
        StringBuilder name = new StringBuilder();
        int c = reader.read();
        while (c >= 0 && c != '}') {
            name.append((char) c);
            c = reader.read();
        }
        return name.toString();
    }
}
