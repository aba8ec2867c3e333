package cases.mailoutbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Configuration
@EnableAsync
@EnableScheduling
class OutboxConfig {
    @Bean
    TaskExecutor mailExecutor() {
        return new SimpleAsyncTaskExecutor("mail-"); // BAD ninth_fanout_async_executor_without_limit
    }

    @Bean
    TaskExecutor smsExecutor() {
        SimpleAsyncTaskExecutor e = new SimpleAsyncTaskExecutor("sms-");
        e.setConcurrencyLimit(20); // OK ninth_fanout_async_executor_without_limit
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor faxExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setMaxPoolSize(10); // BAD ninth_fanout_task_executor_settings
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor pushExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setMaxPoolSize(10);
        e.setQueueCapacity(100); // OK ninth_fanout_task_executor_settings
        e.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy()); // OK ninth_fanout_silent_rejection
        return e;
    }
}

record Mail(long id, String to, String body) {}

interface MailTable {
    List<Mail> pending(int limit);

    void markSent(long id);

    void markFailed(long id);
}

@Service
class MailService {
    private static final Logger log = LoggerFactory.getLogger(MailService.class);

    private final JavaMailSender sender;
    private final MailTable table;
    private final RestTemplate rest;
    private final MailAudit audit;
    private final ReentrantLock lock = new ReentrantLock();
    private int failures;

    MailService(JavaMailSender sender, MailTable table, RestTemplate rest, MailAudit audit) {
        this.sender = sender;
        this.table = table;
        this.rest = rest;
        this.audit = audit;
    }

    public void submit(Mail mail) {
        deliver(mail); // BAD ninth_hygiene_proxy_self_invocation
    }

    public void enqueue(Mail mail) {
        audit.write(mail, "queued"); // OK ninth_hygiene_proxy_self_invocation
    }

    @Async("smsExecutor")
    public void deliver(Mail mail) {
        String user = SecurityContextHolder.getContext().getAuthentication().getName(); // BAD ninth_hygiene_context_lost_across_threads ?
        MimeMessage m = sender.createMimeMessage();
        try {
            m.setText(mail.body());
            sender.send(m);
            log.info("{} sent by {}", mail.id(), user);
        } catch (MessagingException e) {
            failures++; // BAD ninth_shared_unsynchronized_counter
        }
    }

    @Async("pushExecutor")
    public String preview(Mail mail) { // BAD ninth_hygiene_async_return_type
        return mail.body().substring(0, 40);
    }

    @Async("pushExecutor")
    public CompletableFuture<String> render(Mail mail) { // OK ninth_hygiene_async_return_type
        return CompletableFuture.completedFuture(mail.body().strip());
    }

    @Async("pushExecutor")
    private void ping(Mail mail) { // BAD ninth_hygiene_proxy_method_not_overridable
        table.markSent(mail.id());
    }

    @Transactional
    public final void drop(Mail mail) { // BAD ninth_hygiene_proxy_method_not_overridable
        table.markFailed(mail.id());
    }

    @Transactional
    public void expire(Mail mail) { // OK ninth_hygiene_proxy_method_not_overridable
        table.markFailed(mail.id());
        ping(mail);
    }

    @Transactional
    public void sendNow(Mail mail) {
        table.markSent(mail.id());
        rest.postForObject("https://gateway.example/mail", mail, String.class); // BAD ninth_hygiene_remote_call_in_transaction
    }

    public void sendLater(Mail mail) {
        rest.postForObject("https://gateway.example/mail", mail, String.class); // OK ninth_hygiene_remote_call_in_transaction
        audit.write(mail, "sent");
    }

    void relay(Mail mail) {
        lock.lock();
        try {
            rest.postForObject("https://relay.example/mail", mail, String.class); // BAD ninth_hygiene_remote_call_under_lock
            failures = 0;
        } finally {
            lock.unlock();
        }
    }

    void bounce(Mail mail) {
        int seen;
        lock.lock();
        try {
            seen = failures;
        } finally {
            lock.unlock();
        }
        rest.postForObject("https://relay.example/bounce?n=" + seen, mail, String.class); // OK ninth_hygiene_remote_call_under_lock
    }

    @Transactional
    public void importAll(List<Mail> mails) {
        for (Mail m : mails) {
            CompletableFuture.runAsync(() -> table.markSent(m.id()), ForkJoinPool.commonPool()) // BAD ninth_hygiene_transaction_across_threads
                    .exceptionally(e -> {
                        log.error("import", e);
                        return null;
                    });
        }
    }
}

@Component
class MailAudit {
    private final MailTable table;

    MailAudit(MailTable table) {
        this.table = table;
    }

    @Async("pushExecutor")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void write(Mail mail, String state) {
        table.markSent(mail.id()); // OK ninth_hygiene_transaction_across_threads
    }
}

@Component
class OutboxJob {
    private static final Logger log = LoggerFactory.getLogger(OutboxJob.class);

    private final MailTable table;
    private final RestTemplate rest;
    private final ThreadPoolTaskExecutor pushExecutor;
    private Map<Long, Integer> tries = new HashMap<>();
    private volatile long lastRun;
    private long handled;

    OutboxJob(MailTable table, RestTemplate rest, ThreadPoolTaskExecutor pushExecutor) {
        this.table = table;
        this.rest = rest;
        this.pushExecutor = pushExecutor;
    }

    @Scheduled(fixedRate = 1000)
    @Async("mailExecutor")
    public void flush() { // BAD ninth_fanout_overlapping_schedule
        for (Mail m : table.pending(500)) {
            rest.postForObject("https://gateway.example/mail", m, String.class);
            handled++; // BAD ninth_shared_unsynchronized_counter
            tries.remove(m.id()); // BAD ninth_shared_plain_collection_in_singleton
        }
    }

    @Scheduled(fixedDelay = 5000)
    public void sweep() { // OK ninth_fanout_overlapping_schedule
        for (Mail m : table.pending(100)) {
            rest.postForObject("https://gateway.example/sweep", m, String.class);
        }
        lastRun = System.currentTimeMillis(); // OK ninth_shared_non_volatile_64_bit
    }

    @Scheduled(fixedRate = 500)
    public void spread() {
        table.pending(200).forEach(m -> pushExecutor.execute(() -> retry(m))); // BAD ninth_fanout_overlapping_schedule
    }

    private void retry(Mail m) {
        boolean sent = false;
        while (!sent) {
            try {
                rest.postForObject("https://gateway.example/retry", m, String.class); // BAD ninth_fanout_retry_without_limit
                sent = true;
            } catch (RuntimeException e) {
                log.warn("mail {}", m.id(), e);
            }
        }
    }

    long handled() {
        return handled + lastRun + tries.size();
    }
}
