package dev.unblock.benchmarks.load;

import dev.unblock.model.UsageException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the load goes: always a port of this machine's loopback interface. */
public record Target(String host, int port) {

    /** @throws UsageException if the host is anything but loopback */
    public Target {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (!isLoopback(host)) {
            throw new UsageException("The load generator refuses " + host + ": it only loads this machine's loopback "
                    + "interface. Use 127.0.0.1 or localhost.");
        }
    }

    public static Target local(int port) {
        return new Target("127.0.0.1", port);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
