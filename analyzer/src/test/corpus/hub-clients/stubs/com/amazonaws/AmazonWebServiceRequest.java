package com.amazonaws;

public class AmazonWebServiceRequest {}
