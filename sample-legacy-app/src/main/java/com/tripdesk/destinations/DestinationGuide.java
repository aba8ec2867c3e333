package com.tripdesk.destinations;

public class DestinationGuide {

    private String code;
    private String airport;
    private String country;
    private boolean visaRequired;
    private int maxDays;

    public DestinationGuide() {
    }

    public DestinationGuide(String code, String airport, String country, boolean visaRequired, int maxDays) {
        this.code = code;
        this.airport = airport;
        this.country = country;
        this.visaRequired = visaRequired;
        this.maxDays = maxDays;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getAirport() {
        return airport;
    }

    public void setAirport(String airport) {
        this.airport = airport;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public boolean isVisaRequired() {
        return visaRequired;
    }

    public void setVisaRequired(boolean visaRequired) {
        this.visaRequired = visaRequired;
    }

    public int getMaxDays() {
        return maxDays;
    }

    public void setMaxDays(int maxDays) {
        this.maxDays = maxDays;
    }
}
