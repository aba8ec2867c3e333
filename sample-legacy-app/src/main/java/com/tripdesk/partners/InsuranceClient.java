package com.tripdesk.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.PartnerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class InsuranceClient {

    private static final int CONNECT_TIMEOUT = 2000;
    private static final int READ_TIMEOUT = 15000;

    @Value("${partners.insurance.url}")
    private String baseUrl;

    @Autowired
    private ObjectMapper objectMapper;

    public InsurancePolicy insure(String reference, String destination) {
        String body = "{\"reference\":\"" + reference + "\",\"destination\":\"" + destination + "\"}";
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(baseUrl + "/policies").openConnection();
            connection.setConnectTimeout(CONNECT_TIMEOUT);
            connection.setReadTimeout(READ_TIMEOUT);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                throw new PartnerException("insurance", "status " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                return objectMapper.readValue(in, InsurancePolicy.class);
            }
        } catch (IOException e) {
            throw new PartnerException("insurance", e);
        }
    }
}
