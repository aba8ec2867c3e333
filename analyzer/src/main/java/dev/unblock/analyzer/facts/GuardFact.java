package dev.unblock.analyzer.facts;

import java.util.List;

/**
 * Code of a method that runs only where one of its parameters, which is never set, has such a value.
 *
 * @param line of the method's name
 * @param column of the method's name
 * @param parameter its name
 * @param values literals; a name, as that of an enum's constant, has no type, and a type of which the value must be is
 *     {@link #TYPE} and its simple name
 * @param among whether the code runs for these values, or for all others
 */
public record GuardFact(int line, int column, String parameter, List<Value.Constant> values, boolean among, Span code) {

    public static final String TYPE = "type";

    public GuardFact {
        values = List.copyOf(values);
    }

    /** Whether it is about a parameter of the method that is written there. */
    public boolean isOf(Site method) {
        return line == method.line() && column == method.column();
    }

    /** Whether the code that may not run is at the place; not known where only the line is. */
    public boolean holds(Site site) {
        return site.column() > 0 && code.holds(site);
    }
}
