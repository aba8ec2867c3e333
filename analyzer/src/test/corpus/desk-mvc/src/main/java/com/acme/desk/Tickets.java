package com.acme.desk;

import com.acme.desk.ticket.mapper.TicketMapper;
import java.util.HashMap;
import java.util.Map;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Configuration
@MapperScan("com.acme.**.mapper")
class Mapping {}

@RestController
public class Tickets {

    private final TicketMapper tickets;
    private final AgentNames agents;
    private final Labels labels;

    Tickets(TicketMapper tickets, AgentNames agents, Labels labels) {
        this.tickets = tickets;
        this.agents = agents;
        this.labels = labels;
    }

    @GetMapping("/tickets")
    public Map<String, Object> open() {
        return new HashMap<>() { // ok
            {
                put("tickets", tickets.open()); // ! request jdbc
                put("labels", labels.all()); // ok
            }
        };
    }

    @PostMapping("/tickets/{id}/close")
    public int close(@PathVariable long id) {
        return tickets.close(id); // ! request jdbc
    }

    @GetMapping("/agents")
    public Object agents() {
        return new Object() {
            private final Object names = agents.all(); // ! request jdbc

            @Override
            public String toString() {
                return names.toString(); // ok
            }
        };
    }

    @GetMapping("/labels")
    public Object labels() {
        return labels.all(); // ok
    }
}
