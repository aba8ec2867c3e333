package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What {@code "a" + b + "c"} is made of: its literals stand in a recipe beside the call, not among what it is given. */
final class Concatenations {

    private static final String MAKER = "makeConcatWithConstants";

    /** Stands in the recipe for the next thing given. */
    private static final char GIVEN = '\1';

    /** Stands there for a constant that is listed after the recipe. */
    private static final char LISTED = '\2';

    private Concatenations() {}

    /** The operands in their order, with the literals between them; as they are where it is no concatenation. */
    static List<Value> parts(InvokeDynamicInsnNode dynamic, List<Value> operands) {
        if (!dynamic.name.equals(MAKER) || !(dynamic.bsmArgs[0] instanceof String recipe)) {
            return operands;
        }
        List<Value> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Iterator<Value> given = operands.iterator();
        int listed = 1;
        for (char c : recipe.toCharArray()) {
            if (c == LISTED) {
                literal.append(dynamic.bsmArgs[listed++]);
            } else if (c == GIVEN) {
                end(literal, parts);
                if (given.hasNext()) {
                    parts.add(given.next());
                }
            } else {
                literal.append(c);
            }
        }
        end(literal, parts);
        return parts;
    }

    private static void end(StringBuilder literal, List<Value> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Value.Constant("java.lang.String", literal.toString()));
            literal.setLength(0);
        }
    }
}
