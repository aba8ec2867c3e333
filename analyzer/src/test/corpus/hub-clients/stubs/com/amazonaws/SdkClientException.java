package com.amazonaws;

public class SdkClientException extends AmazonClientException {
    private static final long serialVersionUID = 1L;
}
