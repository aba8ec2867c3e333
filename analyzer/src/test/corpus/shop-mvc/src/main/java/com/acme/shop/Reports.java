package com.acme.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

interface ReportApi {
    @GetMapping("/reports")
    List<String> reports();
}

abstract class BaseController<T> {

    protected abstract T load(String id) throws SQLException;

    @GetMapping("/base/{id}")
    public T one(String id) throws SQLException {
        return load(id); // ok
    }
}

@RestController
public class Reports extends BaseController<String> implements ReportApi {

    private static final RowMapper<String> NAMES = (row, number) -> row.getString("name"); // ok

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final DataSource dataSource;
    private final TransactionTemplate transactions;
    private final Map<String, Supplier<String>> sources;

    public Reports(JdbcTemplate jdbc, DataSource dataSource, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc); // ok
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.sources = Map.of("db", this::fromDatabase, "memory", () -> "m"); // ok
    }

    @Override
    public List<String> reports() {
        List<String> names = new ArrayList<>(jdbc.query("select name from report", NAMES)); // ! request jdbc
        names.sort(Comparator.naturalOrder()); // ok
        names.addAll(named.queryForList("select name from archive", Map.of(), String.class)); // ! request jdbc
        return names;
    }

    @Override
    protected String load(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection(); // ! request jdbc
                PreparedStatement statement = connection.prepareStatement("select name from report where id = ?")) { // ok
            statement.setString(1, id); // ok
            try (ResultSet rows = statement.executeQuery()) { // ! request jdbc
                return rows.next() ? rows.getString(1) : null; // ! request jdbc
            }
        }
    }

    @GetMapping("/reports/source")
    public String source() {
        return sources.get("db").get(); // ok
    }

    private String fromDatabase() {
        return jdbc.queryForObject("select 1", String.class); // ! request jdbc
    }

    @GetMapping("/reports/transaction")
    public Integer inTransaction() {
        return transactions.execute(status -> jdbc.update("update report set read = 1")); // ! request jdbc
    }

    @GetMapping("/reports/function")
    public String function() {
        Function<String, String> trim = String::trim; // ok
        return trim.andThen(String::toLowerCase).apply(" X "); // ok
    }

    @Repository
    static class Archive {

        private final JdbcTemplate jdbc;

        Archive(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void never() {
            jdbc.update("delete from archive"); // ! nowhere jdbc
        }
    }
}
