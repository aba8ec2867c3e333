package com.tripdesk.bookings;

public class BookingSummary {

    private String reference;
    private String customer;
    private int items;
    private String lines;
    private String preparedBy;

    public BookingSummary() {
    }

    public BookingSummary(String reference, String customer, int items, String lines, String preparedBy) {
        this.reference = reference;
        this.customer = customer;
        this.items = items;
        this.lines = lines;
        this.preparedBy = preparedBy;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public int getItems() {
        return items;
    }

    public void setItems(int items) {
        this.items = items;
    }

    public String getLines() {
        return lines;
    }

    public void setLines(String lines) {
        this.lines = lines;
    }

    public String getPreparedBy() {
        return preparedBy;
    }

    public void setPreparedBy(String preparedBy) {
        this.preparedBy = preparedBy;
    }
}
