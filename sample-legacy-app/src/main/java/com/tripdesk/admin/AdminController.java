package com.tripdesk.admin;

import com.tripdesk.audit.AuditService;
import com.tripdesk.destinations.WeatherBoard;
import com.tripdesk.fx.FxService;
import com.tripdesk.notifications.NewsletterService;
import com.tripdesk.quotes.QuoteBoard;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin")
public class AdminController {

    @Autowired
    private MaintenanceService maintenanceService;

    @Autowired
    private AuditService auditService;

    @Autowired
    private NewsletterService newsletterService;

    @Autowired
    private FxService fxService;

    @Autowired
    private WeatherBoard weatherBoard;

    @Autowired
    private QuoteBoard quoteBoard;

    @GetMapping("/stats")
    public Map<String, Object> stats() {
        return maintenanceService.stats();
    }

    @GetMapping("/audit")
    public List<Map<String, Object>> audit(@RequestParam(defaultValue = "20") int count) {
        return auditService.latest(count);
    }

    @PostMapping("/jobs/{job}")
    public String run(@PathVariable String job) {
        return maintenanceService.run(job);
    }

    @PostMapping("/newsletter")
    public int newsletter(@RequestBody Map<String, String> body) {
        return newsletterService.sendToAll(body.get("subject"), body.get("text"));
    }

    @PostMapping("/reconcile")
    public String reconcile() {
        return maintenanceService.reconcile();
    }

    @PostMapping("/caches/clear")
    public String clear() {
        fxService.evict();
        weatherBoard.forget();
        quoteBoard.clear();
        return "cleared";
    }

    @GetMapping("/ping/{partner}")
    public String ping(@PathVariable String partner) {
        return maintenanceService.ping(partner);
    }
}
