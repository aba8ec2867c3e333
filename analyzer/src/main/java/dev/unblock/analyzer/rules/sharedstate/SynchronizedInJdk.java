package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods of the JDK that are synchronized and that others override. Those of {@code Throwable} and {@code InputStream}
 * are left out: they are overridden on purpose without a lock, or on streams that one thread has.
 */
final class SynchronizedInJdk {

    private static final String PROPERTIES = "java.util.Properties";

    /** By class, with the number of parameters. */
    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            of("java.io.ByteArrayInputStream", "read:0 read:3 skip:1 available:0 reset:0"),
            of("java.io.ByteArrayOutputStream", "write:1 write:3 writeTo:1 reset:0 toByteArray:0 size:0"),
            of("java.io.BufferedOutputStream", "write:1 write:3 flush:0"),
            of("java.io.PipedOutputStream", "flush:0 connect:1"),
            of("java.io.PipedInputStream", "read:0 read:3 available:0"),
            of(
                    "java.util.Hashtable",
                    "size:0 isEmpty:0 keys:0 elements:0 contains:1 containsKey:1 get:1 put:2 remove:1 remove:2 putAll:1"
                            + " clear:0 getOrDefault:2 forEach:1 replaceAll:1 putIfAbsent:2 replace:2 replace:3"
                            + " computeIfAbsent:2 computeIfPresent:2 compute:2 merge:3"),
            of(PROPERTIES, "setProperty:2 load:1 put:2 remove:1 putAll:1 clear:0 putIfAbsent:2 merge:3"),
            of(
                    "java.util.Vector",
                    "size:0 isEmpty:0 elementAt:1 firstElement:0 lastElement:0 setElementAt:2 removeElementAt:1"
                            + " insertElementAt:2 addElement:1 removeElement:1 removeAllElements:0 get:1 set:2 add:1 addAll:1"),
            of("java.util.Stack", "pop:0 peek:0 search:1"),
            of(
                    "java.util.Observable",
                    "addObserver:1 deleteObserver:1 deleteObservers:0 hasChanged:0 countObservers:0"),
            of("java.util.Random", "setSeed:1 nextGaussian:0"),
            of("java.util.logging.StreamHandler", "publish:1 flush:0 close:0 setEncoding:1"));

    private SynchronizedInJdk() {}

    private static Map.Entry<String, Set<String>> of(String type, String methods) {
        return Map.entry(type, Stream.of(methods.split(" ")).collect(Collectors.toUnmodifiableSet()));
    }

    /** The synchronized method that this one, in a class below these, overrides. */
    static Optional<String> overridden(Set<String> supertypes, MethodKey method) {
        String name = method.name() + ":" + method.parameterTypes().size();
        return supertypes.stream()
                .filter(type -> METHODS.getOrDefault(type, Set.of()).contains(name))
                .filter(type -> !type.equals("java.util.Hashtable") || !supertypes.contains(PROPERTIES))
                .min(Comparator.naturalOrder())
                .map(type -> type + "#" + method.name());
    }
}
