package com.example.unknown;

import com.example.missing.Remote;
import com.example.missing.Result;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.absent.reactive.Stream;

public class UnknownTypes {

    private final Remote remote;
    private final Gone gone = new Gone();

    public UnknownTypes(Remote remote) {
        this.remote = remote;
    }

    public Result load(String id) throws Exception {
        try {
            return remote.call(id).get(); // ! caller future
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e); // ok
        }
    }

    public Result bounded(String id) throws InterruptedException, ExecutionException, TimeoutException {
        return remote.call(id).get(2, TimeUnit.SECONDS); // ! caller future
    }

    public Result fromMap(String id) {
        Result result = remote.cache().get(id); // ok
        return result.get(); // ok
    }

    public String blocked() {
        return Stream.of("a").map(a -> a).blockFirst(); // ! caller sync-bridge
    }

    public String waits() throws InterruptedException {
        gone.prepare(); // ok
        Thread.sleep(gone.delay()); // ! caller sleep
        synchronized (this) {
            wait(10); // ! caller latch
        }
        return gone.name(); // ok
    }

    public void query(java.sql.Connection connection) throws Exception {
        try (java.sql.PreparedStatement statement = connection.prepareStatement("select 1")) { // ok
            statement.executeQuery(); // ! caller jdbc
        }
    }
}
