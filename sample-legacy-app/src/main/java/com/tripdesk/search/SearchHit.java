package com.tripdesk.search;

import java.math.BigDecimal;

public class SearchHit {

    private String kind;
    private String code;
    private String label;
    private BigDecimal price;

    public SearchHit() {
    }

    public SearchHit(String kind, String code, String label, BigDecimal price) {
        this.kind = kind;
        this.code = code;
        this.label = label;
        this.price = price;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }
}
