package contexts;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.TriggerTask;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** Tasks that are wrapped for Spring's scheduler by the code that a request runs. */
@RestController
class Schedules {

    private final ScheduledTaskRegistrar registrar = new ScheduledTaskRegistrar();
    private final RestTemplate http = new RestTemplate();

    @PostMapping("/refresh")
    public void refresh() {
        schedule(() -> http.getForObject("http://feeds", String.class)); // waits: scheduler
        once(() -> hashCode()); // threads: scheduler
    }

    private void schedule(Runnable task) {
        with(r -> r.scheduleFixedDelayTask(new FixedDelayTask(task, Duration.ofHours(1), Duration.ZERO)));
    }

    private void once(Runnable task) {
        with(r -> r.scheduleTriggerTask(new TriggerTask(task, new CronTrigger("0 0 * * * *"))));
    }

    private void with(Function<ScheduledTaskRegistrar, ScheduledTask> scheduling) {
        scheduling.apply(registrar); // threads: request
    }
}
