package com.tripdesk.imports;

import java.util.List;

public class ImportResult {

    private int imported;
    private int rejected;
    private List<String> errors;

    public ImportResult() {
    }

    public ImportResult(int imported, int rejected, List<String> errors) {
        this.imported = imported;
        this.rejected = rejected;
        this.errors = errors;
    }

    public int getImported() {
        return imported;
    }

    public void setImported(int imported) {
        this.imported = imported;
    }

    public int getRejected() {
        return rejected;
    }

    public void setRejected(int rejected) {
        this.rejected = rejected;
    }

    public List<String> getErrors() {
        return errors;
    }

    public void setErrors(List<String> errors) {
        this.errors = errors;
    }
}
