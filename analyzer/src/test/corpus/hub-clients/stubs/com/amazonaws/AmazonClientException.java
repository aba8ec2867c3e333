package com.amazonaws;

public class AmazonClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
