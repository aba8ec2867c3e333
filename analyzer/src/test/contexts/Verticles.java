package contexts;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

class Server extends AbstractVerticle {
    @Override
    public void start() {
        "a".trim(); // threads: event-loop
        vertx.executeBlocking(promise -> {
            "b".trim(); // threads: bounded-pool
            promise.complete();
        }, result -> {
            "c".trim(); // threads: event-loop
        });
        vertx.executeBlocking(() -> {
            return "d".trim(); // threads: bounded-pool
        });
        vertx.eventBus().consumer("orders", message -> {
            "e".trim(); // threads: event-loop
        });
        vertx.setTimer(100, id -> {
            "f".trim(); // threads: event-loop
        });
        vertx.<String>executeBlocking(promise -> work()).onSuccess(text -> {
            "g".trim(); // threads: event-loop
        });
        WorkerExecutor own = vertx.createSharedWorkerExecutor("own", 4);
        own.executeBlocking(() -> {
            return "h".trim(); // threads: bounded-pool
        });
    }

    private void work() {
        "i".trim(); // threads: bounded-pool
    }
}

class Launcher {
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(new Server());
        vertx.deployVerticle(new Worker(), new DeploymentOptions().setWorker(true));
        vertx.deployVerticle(Named.class.getName(), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
        DeploymentOptions options = new DeploymentOptions();
        options.setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        vertx.deployVerticle(Light::new, options);
        vertx.deployVerticle(new Plain(), new DeploymentOptions().setInstances(2));
    }
}

class Worker extends AbstractVerticle {
    @Override
    public void start() {
        "j".trim(); // threads: bounded-pool
        vertx.eventBus().consumer("work", message -> {
            "k".trim(); // threads: bounded-pool
        });
    }
}

class Named extends AbstractVerticle {
    @Override
    public void start() {
        "l".trim(); // threads: bounded-pool
    }
}

class Light extends AbstractVerticle {
    @Override
    public void start() {
        "m".trim(); // threads: virtual
    }
}

class Plain extends AbstractVerticle {
    @Override
    public void start() {
        "n".trim(); // threads: event-loop
    }
}
