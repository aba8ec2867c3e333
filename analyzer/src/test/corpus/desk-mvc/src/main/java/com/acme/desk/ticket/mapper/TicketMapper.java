package com.acme.desk.ticket.mapper;

import java.util.List;

public interface TicketMapper {

    List<String> open();

    int close(long id);
}
