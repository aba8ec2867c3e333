package software.amazon.awssdk.utils.builder;

public interface ToCopyableBuilder<B extends CopyableBuilder<B, T>, T extends ToCopyableBuilder<B, T>> {
    B toBuilder();
}
