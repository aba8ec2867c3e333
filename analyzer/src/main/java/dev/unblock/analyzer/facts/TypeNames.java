package dev.unblock.analyzer.facts;

import dev.unblock.model.RecordTexts;
import java.util.HashMap;
import java.util.Map;

/** Other names for types in facts, wherever these name them; names of methods, files and the like stay. */
final class TypeNames implements RecordTexts.Change {

    private final Map<String, String> names;
    private final Map<String, String> known = new HashMap<>();

    /** @param names of top-level types: those in them go along */
    TypeNames(Map<String, String> names) {
        this.names = names;
    }

    @Override
    public String text(Record holder, String component, String text) {
        if (component.equals("descriptor")) {
            return known.computeIfAbsent(text, this::inDescriptor);
        }
        return isOfTypes(holder, component, text) ? known.computeIfAbsent(text, this::inType) : text;
    }

    private static boolean isOfTypes(Record holder, String component, String text) {
        if (holder instanceof Value.Constant constant) {
            return component.equals("type") || constant.type().equals("java.lang.Class");
        }
        return switch (component) {
            case "name" -> holder instanceof TypeFact;
            case "file", "folder", "artifact", "settings", "libraries" -> false;
            // Of an annotation: without a package it may be any word.
            case "values" -> text.indexOf('.') > 0;
            default -> true;
        };
    }

    /** Types with dots, with type arguments where those are known. */
    private String inType(String text) {
        StringBuilder out = new StringBuilder(text.length() + 4);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            out.append(name(text.substring(at, end)));
            if (end < text.length()) {
                out.append(text.charAt(end));
            }
            at = end + 1;
        }
        return out.toString();
    }

    private static boolean isOfName(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    /** As in class files (JVMS 4.3.3). */
    private String inDescriptor(String text) {
        StringBuilder out = new StringBuilder(text.length() + 4);
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == 'L' ? text.indexOf(';', at) : -1;
            if (end < 0) {
                out.append(text.charAt(at));
                at++;
            } else {
                String type = text.substring(at + 1, end).replace('/', '.');
                out.append('L').append(name(type).replace('.', '/')).append(';');
                at = end + 1;
            }
        }
        return out.toString();
    }

    private String name(String type) {
        int end = type.length();
        while (end > 0) {
            String outer = names.get(type.substring(0, end));
            if (outer != null) {
                return outer + type.substring(end);
            }
            end = type.lastIndexOf('$', end - 1);
        }
        return type;
    }
}
