package com.tripdesk.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.common.PartnerException;
import java.net.http.HttpResponse;
import org.springframework.stereotype.Component;

/** Turns partner answers into objects. */
@Component
public class PartnerJson {

    private final ObjectMapper objectMapper;

    public PartnerJson(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public <T> T read(String partner, HttpResponse<String> response, Class<T> type) {
        if (response.statusCode() == 404) {
            throw new NotFoundException(partner + " does not know this");
        }
        if (response.statusCode() != 200) {
            throw new PartnerException(partner, "status " + response.statusCode());
        }
        try {
            return objectMapper.readValue(response.body(), type);
        } catch (JsonProcessingException e) {
            throw new PartnerException(partner, "answer is not readable");
        }
    }
}
