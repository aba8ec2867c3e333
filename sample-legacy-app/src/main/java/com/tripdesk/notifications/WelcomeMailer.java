package com.tripdesk.notifications;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
public class WelcomeMailer {

    private static final MailTemplate TEMPLATE = new MailTemplate("Dear {name}, welcome to TripDesk.");

    @Autowired
    private MailService mailService;

    @Async("mailExecutor")
    public void welcome(String email, String name) {
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        mailService.send(email, "Welcome", TEMPLATE.execute(values));
    }
}
