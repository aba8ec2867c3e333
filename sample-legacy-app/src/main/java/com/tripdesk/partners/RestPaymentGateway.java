package com.tripdesk.partners;

import com.tripdesk.common.PartnerException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
public class RestPaymentGateway implements PaymentGateway {

    private final RestTemplate restTemplate;
    private final String baseUrl;

    public RestPaymentGateway(
            @Qualifier("paymentRestTemplate") RestTemplate restTemplate,
            @Value("${partners.payments.url}") String baseUrl) {
        this.restTemplate = restTemplate;
        this.baseUrl = baseUrl;
    }

    @Override
    public PaymentReceipt charge(String reference, BigDecimal amount, String currency) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reference", reference);
        body.put("amount", amount);
        body.put("currency", currency);
        PaymentReceipt receipt = restTemplate.postForObject(baseUrl + "/charges", body, PaymentReceipt.class);
        if (receipt == null || receipt.getPaymentId() == null) {
            throw new PartnerException("payments", "no receipt for " + reference);
        }
        return receipt;
    }

    @Override
    public PaymentReceipt refund(String paymentId, BigDecimal amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("paymentId", paymentId);
        body.put("amount", amount);
        return restTemplate.postForObject(baseUrl + "/refunds", body, PaymentReceipt.class);
    }
}
