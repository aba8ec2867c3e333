package com.tripdesk.partners;

import java.math.BigDecimal;

public class InsurancePolicy {

    private String policy;
    private BigDecimal premium;

    public InsurancePolicy() {
    }

    public InsurancePolicy(String policy, BigDecimal premium) {
        this.policy = policy;
        this.premium = premium;
    }

    public String getPolicy() {
        return policy;
    }

    public void setPolicy(String policy) {
        this.policy = policy;
    }

    public BigDecimal getPremium() {
        return premium;
    }

    public void setPremium(BigDecimal premium) {
        this.premium = premium;
    }
}
