package dev.unblock.benchmarks.process;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Asks a JVM through its local management agent, where {@code /proc} is missing: live Java threads, and committed heap and
 * non-heap memory in the place of resident memory (thread stacks are not in it).
 */
final class ManagementProbe implements ProcessProbe {

    private static final double BYTES_PER_MIB = 1024 * 1024;

    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final MemoryMXBean memory;

    private ManagementProbe(JMXConnector connector, ThreadMXBean threads, MemoryMXBean memory) {
        this.connector = connector;
        this.threads = threads;
        this.memory = memory;
    }

    static ManagementProbe attach(long pid) {
        try {
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            return new ManagementProbe(
                    connector,
                    ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class),
                    ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to the management agent of process " + pid, e);
        }
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to process " + pid, e);
        }
    }

    @Override
    public Reading read() {
        long bytes = memory.getHeapMemoryUsage().getCommitted()
                + memory.getNonHeapMemoryUsage().getCommitted();
        return new Reading(threads.getThreadCount(), bytes / BYTES_PER_MIB);
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the connection to the management agent", e);
        }
    }
}
