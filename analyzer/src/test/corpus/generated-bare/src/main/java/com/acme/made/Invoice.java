package com.acme.made;

import lombok.Builder;
import lombok.Data;
import lombok.With;

@Data
@Builder
public class Invoice {

    @With
    private final long id;

    private String customer;
    private String text;
}
