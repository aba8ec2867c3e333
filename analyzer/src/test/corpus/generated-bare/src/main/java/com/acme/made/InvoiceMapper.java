package com.acme.made;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Copies fields by code that the build generates. */
@Mapper(componentModel = "spring")
public interface InvoiceMapper {

    @Mapping(target = "text", ignore = true)
    Invoice copy(Invoice invoice);
}
