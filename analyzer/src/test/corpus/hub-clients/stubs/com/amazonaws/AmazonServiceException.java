package com.amazonaws;

public class AmazonServiceException extends SdkClientException {
    private static final long serialVersionUID = 1L;
}
