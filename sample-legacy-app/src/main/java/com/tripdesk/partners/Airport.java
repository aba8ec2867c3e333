package com.tripdesk.partners;

public class Airport {

    private String code;
    private String country;
    private String name;

    public Airport() {
    }

    public Airport(String code, String country, String name) {
        this.code = code;
        this.country = country;
        this.name = name;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
