package com.tripdesk.partners;

public class LoyaltyAccount {

    private String number;
    private int points;
    private String tier;

    public LoyaltyAccount() {
    }

    public LoyaltyAccount(String number, int points, String tier) {
        this.number = number;
        this.points = points;
        this.tier = tier;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public int getPoints() {
        return points;
    }

    public void setPoints(int points) {
        this.points = points;
    }

    public String getTier() {
        return tier;
    }

    public void setTier(String tier) {
        this.tier = tier;
    }
}
