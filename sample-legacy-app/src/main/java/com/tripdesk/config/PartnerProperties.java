package com.tripdesk.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties(prefix = "partners")
public class PartnerProperties {

    private Endpoint flights = new Endpoint();
    private Endpoint hotels = new Endpoint();
    private Endpoint cars = new Endpoint();
    private Endpoint weather = new Endpoint();
    private Endpoint fx = new Endpoint();
    private Endpoint loyalty = new Endpoint();
    private Endpoint payments = new Endpoint();
    private Endpoint visa = new Endpoint();
    private Endpoint airports = new Endpoint();
    private Endpoint insurance = new Endpoint();

    public Endpoint getFlights() {
        return flights;
    }

    public void setFlights(Endpoint flights) {
        this.flights = flights;
    }

    public Endpoint getHotels() {
        return hotels;
    }

    public void setHotels(Endpoint hotels) {
        this.hotels = hotels;
    }

    public Endpoint getCars() {
        return cars;
    }

    public void setCars(Endpoint cars) {
        this.cars = cars;
    }

    public Endpoint getWeather() {
        return weather;
    }

    public void setWeather(Endpoint weather) {
        this.weather = weather;
    }

    public Endpoint getFx() {
        return fx;
    }

    public void setFx(Endpoint fx) {
        this.fx = fx;
    }

    public Endpoint getLoyalty() {
        return loyalty;
    }

    public void setLoyalty(Endpoint loyalty) {
        this.loyalty = loyalty;
    }

    public Endpoint getPayments() {
        return payments;
    }

    public void setPayments(Endpoint payments) {
        this.payments = payments;
    }

    public Endpoint getVisa() {
        return visa;
    }

    public void setVisa(Endpoint visa) {
        this.visa = visa;
    }

    public Endpoint getAirports() {
        return airports;
    }

    public void setAirports(Endpoint airports) {
        this.airports = airports;
    }

    public Endpoint getInsurance() {
        return insurance;
    }

    public void setInsurance(Endpoint insurance) {
        this.insurance = insurance;
    }

    public static class Endpoint {

        private String url;

        public String getUrl() {
            return url;
        }

        public void setUrl(String url) {
            this.url = url;
        }
    }
}
