package com.acme.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

@Entity
public class Order {
    @Id
    private Long id;

    private String customer;
    private BigDecimal total = BigDecimal.ZERO;
    private List<String> notes = new ArrayList<>();

    public Long getId() {
        return id;
    }

    public String getCustomer() {
        return customer;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public List<String> getNotes() {
        return notes;
    }
}
