package contexts;

import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.util.concurrent.AbstractExecutionThreadService;
import com.google.common.util.concurrent.AbstractScheduledService;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Subscribers run where the bus runs them. */
@Path("/documents")
class Documents {

    private final EventBus later = later();
    private final EventBus now = new EventBus();
    private final Replay replay = new Replay();

    @POST
    public void create(String name, List<Object> others) {
        later.post(new Created(name));
        now.post(new Renamed(name));
        replay.fire(others);
    }

    private static EventBus later() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        return new AsyncEventBus(pool);
    }
}

class Replay {

    private final EventBus unnamed = new EventBus("replay");

    void fire(List<Object> events) {
        for (Object event : events) {
            unnamed.post(event);
        }
    }
}

record Created(String name) {}

record Renamed(String name) {}

record Archived(String name) {}

class Index {

    @Subscribe
    @AllowConcurrentEvents
    public void on(Created event) {
        event.name().trim(); // threads: bounded-pool
    }

    @Subscribe
    public void on(Renamed event) {
        event.name().trim(); // threads: request
    }

    @Subscribe
    public void on(Archived event) {
        event.name().trim(); // threads: request
    }

    public void of(Created event) {
        event.name().trim(); // threads:
    }
}

class Inbox extends AbstractScheduledService {

    @Override
    protected void runOneIteration() {
        "a".trim(); // threads: scheduler
    }

    @Override
    protected Scheduler scheduler() {
        return Scheduler.newFixedDelaySchedule(0, 1, TimeUnit.MINUTES);
    }
}

class Watcher extends AbstractExecutionThreadService {

    @Override
    protected void run() {
        "a".trim(); // threads: bounded-pool
    }
}
