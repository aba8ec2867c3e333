package com.tripdesk.legacy;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tickets")
public class TicketController {

    @Autowired
    private TicketGateway ticketGateway;

    @Autowired
    private PrintQueue printQueue;

    @PostMapping("/{tripId}")
    public String issue(@PathVariable String tripId) {
        String ticket = ticketGateway.issue(tripId);
        printQueue.print(ticket);
        return ticket;
    }

    @GetMapping("/{tripId}")
    public String find(@PathVariable String tripId) {
        return ticketGateway.find(tripId);
    }

    @GetMapping("/printed")
    public List<String> printed() {
        return printQueue.printed();
    }
}
