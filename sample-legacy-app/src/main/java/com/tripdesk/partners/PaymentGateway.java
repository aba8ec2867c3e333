package com.tripdesk.partners;

import java.math.BigDecimal;

public interface PaymentGateway {

    PaymentReceipt charge(String reference, BigDecimal amount, String currency);

    PaymentReceipt refund(String paymentId, BigDecimal amount);
}
