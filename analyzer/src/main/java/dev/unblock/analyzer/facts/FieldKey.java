package dev.unblock.analyzer.facts;

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
}
