package com.tripdesk.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NotificationTest extends IntegrationTest {

    @Autowired
    private MailService mailService;

    @Autowired
    private WelcomeMailer welcomeMailer;

    @Test
    void mailIsSent() {
        assertThat(mailService.send("zoe@example.com", "Hello", "How are you?")).isTrue();

        assertThat(MAIL.mails()).hasSize(1);
        assertThat(MAIL.mails().get(0)).contains("Subject: Hello").contains("How are you?");
    }

    @Test
    void refusedMailIsReported() {
        MAIL.refuse(true);

        assertThat(mailService.send("zoe@example.com", "Hello", "How are you?")).isFalse();
    }

    @Test
    void welcomeIsSentInTheBackground() {
        welcomeMailer.welcome("zoe@example.com", "Zoe");

        Eventually.until("welcome mail", () -> MAIL.mailsContaining("Dear Zoe") == 1);
    }

    @Test
    void newsletterGoesToEveryCustomer() {
        Integer count = admin().postForObject(
                "/api/admin/newsletter", Map.of("subject", "Spring sale", "text", "All trips"), Integer.class);

        assertThat(count).isGreaterThanOrEqualTo(3);
        Eventually.until("newsletters", () -> MAIL.mailsContaining("Subject: Spring sale") == count);
    }

    @Test
    void templateFillsPlaceholders() {
        MailTemplate template = new MailTemplate("{greeting} {name}!");

        assertThat(template.execute(Map.of("greeting", "Hello", "name", "Zoe"))).isEqualTo("Hello Zoe!");
    }

    @Test
    void templateLeavesOutWhatIsNotKnown() {
        assertThat(new MailTemplate("Hello {name}!").execute(Collections.emptyMap()))
                .isEqualTo("Hello !");
    }
}
