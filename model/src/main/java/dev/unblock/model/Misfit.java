package dev.unblock.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/** Says in one line, and in a user's words, why a text is not what it should be. */
final class Misfit {

    private static final int SHOWN = 60;

    private Misfit() {}

    /** Why a text is no JSON, and where. */
    static MalformedResultException notJson(JsonProcessingException problem) {
        if (problem instanceof StreamConstraintsException) {
            return new MalformedResultException("no JSON that can be read: " + plain(problem.getOriginalMessage()));
        }
        String where = problem.getLocation() == null
                ? ""
                : " (line " + problem.getLocation().getLineNr() + ", column "
                        + problem.getLocation().getColumnNr() + ")";
        String what = problem instanceof JsonEOFException ? "it ends too early" : plain(problem.getOriginalMessage());
        return new MalformedResultException("not JSON" + where + ": " + what);
    }

    /** Why a tree does not fit, and where in it. */
    static MalformedResultException of(JsonProcessingException problem) {
        return problem instanceof JsonMappingException mapping
                ? new MalformedResultException(where(mapping) + what(mapping))
                : new MalformedResultException(plain(problem.getOriginalMessage()));
    }

    private static String where(JsonMappingException problem) {
        String path = problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : plain(path.replaceFirst("^\\.", "")) + ": ";
    }

    private static String what(JsonMappingException problem) {
        if (problem instanceof InvalidFormatException invalid) {
            return "'" + shortened(String.valueOf(invalid.getValue())) + "' is not allowed there" + choice(invalid);
        }
        if (problem instanceof ValueInstantiationException && problem.getCause() instanceof IllegalArgumentException) {
            return "not allowed: " + plain(String.valueOf(problem.getCause().getMessage()));
        }
        if (problem.getCause() instanceof NullPointerException) {
            return "null where a value belongs";
        }
        String said = problem.getOriginalMessage();
        return said.startsWith("Null value for creator property") || said.startsWith("Cannot map `null` into")
                ? "missing"
                : "of the wrong kind";
    }

    private static String choice(InvalidFormatException invalid) {
        Class<?> target = invalid.getTargetType();
        if (target == null || !target.isEnum()) {
            return "";
        }
        String said = invalid.getOriginalMessage();
        int open = said.lastIndexOf('[');
        return open < 0 ? "" : "; one of " + said.substring(open + 1).replace("]", "");
    }

    /** The first sentence of what the library says, without its class names. */
    private static String plain(String said) {
        return shortened(said.lines().findFirst().orElse("").replaceAll("\\(through reference chain.*", ""));
    }

    private static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(3L * SHOWN).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return text.length() > 3 * SHOWN ? shown + "…" : shown.toString();
    }
}
