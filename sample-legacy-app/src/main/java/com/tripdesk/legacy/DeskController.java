package com.tripdesk.legacy;

import com.tripdesk.common.CurrentUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desks")
public class DeskController {

    @Autowired
    private SessionRegistry sessionRegistry;

    @Autowired
    private DeskBell deskBell;

    @PostMapping("/{desk}")
    public String login(@PathVariable String desk) {
        return sessionRegistry.login(CurrentUser.name(), desk);
    }

    @GetMapping
    public String desk() {
        return sessionRegistry.desk(CurrentUser.name());
    }

    @PostMapping("/{desk}/bell")
    public int ring(@PathVariable String desk) {
        return deskBell.ring(desk);
    }

    @GetMapping("/{desk}/bell")
    public boolean waitForBell(@PathVariable String desk) {
        return deskBell.await(desk, 50);
    }
}
