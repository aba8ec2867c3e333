package okio;

public class ByteString {}
