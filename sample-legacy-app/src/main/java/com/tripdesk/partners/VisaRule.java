package com.tripdesk.partners;

public class VisaRule {

    private String country;
    private boolean required;
    private int maxDays;

    public VisaRule() {
    }

    public VisaRule(String country, boolean required, int maxDays) {
        this.country = country;
        this.required = required;
        this.maxDays = maxDays;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public int getMaxDays() {
        return maxDays;
    }

    public void setMaxDays(int maxDays) {
        this.maxDays = maxDays;
    }
}
