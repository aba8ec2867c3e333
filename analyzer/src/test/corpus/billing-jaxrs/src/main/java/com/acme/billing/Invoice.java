package com.acme.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Invoice {
    @Id
    public long id;

    public double tax;
}
