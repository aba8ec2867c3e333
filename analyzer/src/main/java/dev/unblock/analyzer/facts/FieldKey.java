package dev.unblock.analyzer.facts;

import org.jspecify.annotations.Nullable;

/**
 * Which field: the type that declares it, and its name.
 *
 * @param owner binary name with dots
 */
public record FieldKey(String owner, String name) implements Comparable<FieldKey> {

    /** Written {@code com.shop.OrderService#cache}. */
    public String signature() {
        return owner + "#" + name;
    }

    @Override
    public int compareTo(FieldKey other) {
        int byOwner = owner.compareTo(other.owner);
        return byOwner != 0 ? byOwner : name.compareTo(other.name);
    }

    /** Written out for speed, as that of {@link MethodKey}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof FieldKey that && owner.equals(that.owner) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }
}
