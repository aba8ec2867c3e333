package com.tripdesk.customers;

public class CustomerView {

    private Long id;
    private String name;
    private String email;
    private String loyaltyNumber;

    public CustomerView() {
    }

    public CustomerView(Long id, String name, String email, String loyaltyNumber) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.loyaltyNumber = loyaltyNumber;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLoyaltyNumber() {
        return loyaltyNumber;
    }

    public void setLoyaltyNumber(String loyaltyNumber) {
        this.loyaltyNumber = loyaltyNumber;
    }
}
