package software.amazon.awssdk.utils.builder;

public interface SdkBuilder<B extends SdkBuilder<B, T>, T> extends Buildable {
    @Override
    T build();
}
