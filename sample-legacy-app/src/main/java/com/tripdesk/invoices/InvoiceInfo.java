package com.tripdesk.invoices;

public class InvoiceInfo {

    private String number;
    private String file;
    private long bytes;

    public InvoiceInfo() {
    }

    public InvoiceInfo(String number, String file, long bytes) {
        this.number = number;
        this.file = file;
        this.bytes = bytes;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }

    public long getBytes() {
        return bytes;
    }

    public void setBytes(long bytes) {
        this.bytes = bytes;
    }
}
