package software.amazon.awssdk.utils;

public interface SdkAutoCloseable extends AutoCloseable {
    @Override
    void close();
}
