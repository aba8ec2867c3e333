package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Interfaces of managed beans that the program talks to in another process: each call on such a proxy is sent there. */
final class RemoteBeans {

    /** What each of these calls becomes. */
    static final MethodKey SENT =
            new MethodKey("javax.management.MBeanServerConnection", "invoke", "()Ljava/lang/Object;");

    private static final Set<String> MAKERS =
            Set.of("newMBeanProxy", "newMXBeanProxy", "newProxyInstance", "newPlatformMXBeanProxy");
    private static final Set<String> OWNERS = Set.of(
            "javax.management.JMX",
            "javax.management.MBeanServerInvocationHandler",
            "java.lang.management.ManagementFactory");

    private final Set<String> interfaces;

    private RemoteBeans(Set<String> interfaces) {
        this.interfaces = interfaces;
    }

    static RemoteBeans of(Program program) {
        return new RemoteBeans(program.methods()
                .flatMap(method -> method.calls().stream())
                .filter(call -> MAKERS.contains(call.target().name())
                        && OWNERS.contains(call.target().owner()))
                .filter(call -> !isOfThisProcess(call))
                .flatMap(RemoteBeans::classes)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contains(String type) {
        return interfaces.contains(type);
    }

    private static boolean isOfThisProcess(CallSite call) {
        return call.arguments().stream()
                .limit(1)
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result server
                        && (server.target().name().equals("getPlatformMBeanServer")
                                || server.target().owner().equals("javax.management.MBeanServerFactory")));
    }

    private static Stream<String> classes(CallSite call) {
        return call.arguments().stream()
                .flatMap(Value::alternatives)
                .filter(value -> value instanceof Value.Constant constant
                        && constant.type().equals("java.lang.Class"))
                .map(value -> ((Value.Constant) value).text());
    }
}
