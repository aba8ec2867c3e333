package software.amazon.awssdk.utils.builder;

public interface CopyableBuilder<B extends CopyableBuilder<B, T>, T extends ToCopyableBuilder<B, T>>
        extends SdkBuilder<B, T> {
    B copy();
}
