package com.tripdesk.destinations;

public class DestinationView {

    private String code;
    private String name;
    private String country;
    private String currency;
    private String region;
    private String season;

    public DestinationView() {
    }

    public DestinationView(String code, String name, String country, String currency, String region, String season) {
        this.code = code;
        this.name = name;
        this.country = country;
        this.currency = currency;
        this.region = region;
        this.season = season;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getSeason() {
        return season;
    }

    public void setSeason(String season) {
        this.season = season;
    }
}
