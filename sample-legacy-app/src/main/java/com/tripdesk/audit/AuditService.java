package com.tripdesk.audit;

import com.tripdesk.common.CurrentUser;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class AuditService {

    private static final Logger log = LoggerFactory.getLogger(AuditService.class);

    @Autowired
    private JdbcTemplate jdbcTemplate;

    public void record(String action, String subject) {
        String actor = CurrentUser.name();
        log.debug("audit {} {} by {} in request {}", action, subject, actor, MDC.get("requestId"));
        jdbcTemplate.update(
                "insert into audit_log (actor, action, subject, created_at) values (?, ?, ?, ?)",
                actor,
                action,
                subject,
                new Timestamp(System.currentTimeMillis()));
    }

    public List<Map<String, Object>> latest(int count) {
        return jdbcTemplate.queryForList(
                "select actor, action, subject from audit_log order by id desc limit ?", count);
    }

    public int count(String action) {
        Integer count =
                jdbcTemplate.queryForObject("select count(*) from audit_log where action = ?", Integer.class, action);
        return count == null ? 0 : count;
    }
}
