package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact.Kind;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.Map;
import java.util.Optional;

/** Methods that every object, or every enum, has. */
final class Inherited {

    private static final Map<String, String> OF_OBJECTS = Map.of(
            "getClass/0", "()Ljava/lang/Class;",
            "hashCode/0", "()I",
            "toString/0", "()Ljava/lang/String;",
            "equals/1", "(Ljava/lang/Object;)Z",
            "notify/0", "()V",
            "notifyAll/0", "()V",
            "wait/0", "()V",
            "wait/1", "(J)V");

    private static final Map<String, String> OF_ENUMS = Map.of(
            "ordinal/0", "()I",
            "name/0", "()Ljava/lang/String;",
            "getDeclaringClass/0", "()Ljava/lang/Class;",
            "compareTo/1", "(Ljava/lang/Enum;)I");

    private Inherited() {}

    static Optional<Target> find(DeclaredType type, String name, int arguments) {
        String key = name + "/" + arguments;
        if (type.kind() == Kind.ENUM && OF_ENUMS.containsKey(key)) {
            return Optional.of(target(type.name(), name, OF_ENUMS.getOrDefault(key, "")));
        }
        return Optional.ofNullable(OF_OBJECTS.get(key))
                .map(descriptor -> target(TypeRef.OBJECT.name(), name, descriptor));
    }

    private static Target target(String owner, String name, String descriptor) {
        MethodKey key = new MethodKey(owner, name, descriptor);
        return new Target(
                key,
                Dispatch.VIRTUAL,
                Optional.of(TypeRef.of(key.returnType())),
                Optional.empty(),
                Attribution.IMPORTS);
    }
}
