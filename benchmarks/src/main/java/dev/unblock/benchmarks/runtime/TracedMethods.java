package dev.unblock.benchmarks.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The methods that a JVM of release 25 or later shall trace: the JDK's own that the catalogue of the analysis lists, and those
 * by which database drivers and pools implement its interfaces.
 *
 * <p>Locks, queues, futures and sleeps are left out: the JVM records them when they wait, and a call of theirs need not wait.
 * So are constructors, rows for one overload and rows with a condition, since a trace cannot ask for either.
 */
final class TracedMethods {

    private static final String CATALOGUE = "/dev/unblock/analyzer/blocking/";
    private static final List<String> TABLES = List.of("jdk.csv", "files.csv");
    private static final Set<String> KINDS = Set.of("file", "socket", "dns", "http", "process", "jdbc", "ldap");
    private static final int COLUMNS = 8;
    private static final int KIND = 2;
    private static final int CONDITION = 6;

    private static final List<String> STATEMENTS = List.of(
            "org.h2.jdbc.JdbcStatement",
            "org.h2.jdbc.JdbcPreparedStatement",
            "org.hsqldb.jdbc.JDBCStatement",
            "org.hsqldb.jdbc.JDBCPreparedStatement",
            "org.postgresql.jdbc.PgStatement",
            "org.postgresql.jdbc.PgPreparedStatement");
    private static final List<String> EXECUTIONS = List.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private TracedMethods() {}

    /** In the form {@code type::method}, sorted. */
    static SortedSet<String> all() {
        SortedSet<String> methods = new TreeSet<>();
        TABLES.stream().flatMap(table -> lines(table).stream()).forEach(row -> method(row)
                .forEach(methods::add));
        STATEMENTS.forEach(type -> EXECUTIONS.forEach(method -> methods.add(type + "::" + method)));
        methods.add("com.zaxxer.hikari.HikariDataSource::getConnection");
        return methods;
    }

    /** The method of a row that can be traced, or nothing. */
    static Stream<String> method(String row) {
        String[] cells = row.split(",", COLUMNS);
        if (cells.length < COLUMNS || !KINDS.contains(cells[KIND]) || !cells[CONDITION].isBlank()) {
            return Stream.empty();
        }
        return hasBody(cells[0], cells[1]) ? Stream.of(cells[0] + "::" + cells[1]) : Stream.empty();
    }

    private static boolean hasBody(String type, String name) {
        try {
            Class<?> declaring = Class.forName(type, false, ClassLoader.getPlatformClassLoader());
            return !declaring.isInterface()
                    && Arrays.stream(declaring.getDeclaredMethods())
                            .filter(method -> method.getName().equals(name))
                            .mapToInt(Method::getModifiers)
                            .anyMatch(modifiers -> !Modifier.isAbstract(modifiers) && !Modifier.isNative(modifiers));
        } catch (ClassNotFoundException e) {
            return false; // A library's type: its own class loader would have to be asked.
        }
    }

    private static List<String> lines(String table) {
        InputStream resource = TracedMethods.class.getResourceAsStream(CATALOGUE + table);
        if (resource == null) {
            throw new IllegalStateException(table + " of the catalogue is missing from the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        }
    }
}
