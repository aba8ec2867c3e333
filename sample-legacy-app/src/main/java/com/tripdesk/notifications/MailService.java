package com.tripdesk.notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

@Service
public class MailService {

    private static final Logger log = LoggerFactory.getLogger(MailService.class);

    private JavaMailSender mailSender;
    private String from;
    private int sent;

    @Autowired
    public void setMailSender(JavaMailSender mailSender) {
        this.mailSender = mailSender;
    }

    @Value("${mail.from}")
    public void setFrom(String from) {
        this.from = from;
    }

    public boolean send(String to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        try {
            mailSender.send(message);
            sent++;
            return true;
        } catch (MailException e) {
            log.warn("mail to {} was not sent: {}", to, e.getMessage());
            return false;
        }
    }

    public int getSent() {
        return sent;
    }
}
