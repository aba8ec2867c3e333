package com.tripdesk.notifications;

import com.tripdesk.customers.Customer;
import com.tripdesk.customers.CustomerRepository;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
public class NewsletterService {

    @Autowired
    private CustomerRepository customerRepository;

    @Autowired
    private MailService mailService;

    private String subject;

    public int sendToAll(String newSubject, String text) {
        subject = newSubject;
        List<Customer> customers = customerRepository.findAll();
        for (Customer customer : customers) {
            sendOne(customer.getEmail(), text);
        }
        return customers.size();
    }

    @Async("mailExecutor")
    public void sendOne(String email, String text) {
        mailService.send(email, subject, text);
    }
}
