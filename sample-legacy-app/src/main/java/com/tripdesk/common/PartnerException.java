package com.tripdesk.common;

public class PartnerException extends RuntimeException {

    private final String partner;

    public PartnerException(String partner, String message) {
        super(partner + ": " + message);
        this.partner = partner;
    }

    public PartnerException(String partner, Throwable cause) {
        super(partner + ": " + cause.getMessage(), cause);
        this.partner = partner;
    }

    public String getPartner() {
        return partner;
    }
}
