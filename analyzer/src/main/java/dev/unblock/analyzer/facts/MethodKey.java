package dev.unblock.analyzer.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which method: the type that declares it (or that the call names), its name and its erased descriptor.
 *
 * @param owner binary name with dots, e.g. {@code com.shop.Outer$Inner}
 * @param name method name; {@code <init>} for constructors
 * @param descriptor as in class files, e.g. {@code (JLjava/lang/String;)V} (JVMS 4.3.3); where only sources were there,
 *     a type whose package is unknown stands by its simple name
 */
public record MethodKey(String owner, String name, String descriptor) implements Comparable<MethodKey> {

    /** Written for people and for other programs: {@code com.shop.OrderService#load(long, String)}. */
    public String signature() {
        return owner + "#" + name + "("
                + String.join(
                        ", ",
                        parameterTypes().stream().map(Descriptors::simpleName).toList()) + ")";
    }

    /** Parameter types with dots, e.g. {@code long}, {@code java.lang.String[]}. */
    public List<String> parameterTypes() {
        return Descriptors.parameterTypes(descriptor);
    }

    /** Return type with dots, {@code void} included. */
    public String returnType() {
        return Descriptors.returnType(descriptor);
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** {@code setName} and the like. */
    public boolean isSetter() {
        return name.length() > 3 && name.startsWith("set") && name.charAt(3) >= 'A' && name.charAt(3) <= 'Z';
    }

    @Override
    public int compareTo(MethodKey other) {
        int byOwner = owner.compareTo(other.owner);
        if (byOwner != 0) {
            return byOwner;
        }
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
    }

    /** Written out: met in every map and set, and what a record brings along is three times as slow under the first compiler. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof MethodKey that
                        && name.equals(that.name)
                        && owner.equals(that.owner)
                        && descriptor.equals(that.descriptor);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }
}
