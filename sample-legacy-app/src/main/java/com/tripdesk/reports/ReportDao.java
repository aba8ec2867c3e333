package com.tripdesk.reports;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class ReportDao {

    @Autowired
    private JdbcTemplate jdbcTemplate;

    public List<String> bookedDestinations() {
        return jdbcTemplate.queryForList(
                "select distinct destination from booking order by destination", String.class);
    }

    public long bookings(String destination) {
        Long count = jdbcTemplate.queryForObject(
                "select count(*) from booking where destination = ?", Long.class, destination);
        return count == null ? 0 : count;
    }

    public BigDecimal revenue(String destination) {
        return jdbcTemplate.queryForObject(
                "select coalesce(sum(total), 0) from booking where destination = ? and status = 'CONFIRMED'",
                BigDecimal.class,
                destination);
    }

    public int withStatus(String status) {
        Integer count =
                jdbcTemplate.queryForObject("select count(*) from booking where status = ?", Integer.class, status);
        return count == null ? 0 : count;
    }
}
