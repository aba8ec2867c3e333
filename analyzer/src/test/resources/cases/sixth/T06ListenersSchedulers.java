package t6.b06;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

class T06ListenersSchedulers {

    /** IntelliJ / Lattency-like: a Kafka listener must come back to poll() within max.poll.interval.ms. */
    @Component
    static class K1 {
        private final KafkaTemplate<String, String> t;
        private final ExecutorService es;

        K1(KafkaTemplate<String, String> t, ExecutorService es) {
            this.t = t;
            this.es = es;
        }

        @KafkaListener(topics = "a")
        void m1(String s) throws InterruptedException {
            Thread.sleep(10_000); // BAD blocking_sleep
        }

        @KafkaListener(topics = "b")
        void m2(String s) throws ExecutionException, InterruptedException {
            t.send("c", s).get(); // BAD blocking_untimed_wait
        }

        @KafkaListener(topics = "c")
        void m3(String s, Acknowledgment ack) {
            t.send("d", s).whenComplete((r, e) -> ack.acknowledge()); // OK blocking_untimed_wait
        }

        @KafkaListener(topics = "d")
        void m4(ConsumerRecord<String, String> r, Acknowledgment ack) {
            if (r.value() == null) {
                ack.nack(Duration.ofSeconds(10));
            }
        }

        @KafkaListener(topics = "e")
        void m5(String s) {
            es.execute(() -> {
                try {
                    TimeUnit.SECONDS.sleep(1); // OK blocking_sleep
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Kafka producer callback runs on the sender's I/O thread. */
    static class Prod {
        void m1(Producer<String, String> p, String v) {
            p.send(new ProducerRecord<>("t", v), new Callback() {
                @Override
                public void onCompletion(RecordMetadata md, Exception e) {
                    try {
                        Thread.sleep(100); // BAD blocking_event_loop
                    } catch (InterruptedException x) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }

        void m2(Producer<String, String> p, String v) {
            p.send(new ProducerRecord<>("t", v), (md, e) -> p.flush()); // BAD blocking_event_loop
        }

        void m3(Producer<String, String> p, String v) {
            p.send(new ProducerRecord<>("t", v), (md, e) -> System.out.println(md.offset()));
        }

        int m4(Consumer<String, String> c) {
            ConsumerRecords<String, String> r = c.poll(Duration.ofMillis(100)); // OK blocking_untimed_wait
            return r.count();
        }
    }

    /** RabbitMQ, JMS and application events. */
    @Component
    static class R1 implements MessageListener {
        private final Map<String, String> seen = new ConcurrentHashMap<>();

        @RabbitListener(queues = "q")
        void m1(String s) {
            pause();
            seen.put(s, s);
        }

        private void pause() {
            try {
                Thread.sleep(Duration.ofSeconds(5).toMillis()); // BAD blocking_sleep
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onMessage(Message m) {
            synchronized (seen) {
                try {
                    while (seen.isEmpty()) {
                        seen.wait(); // BAD blocking_untimed_wait
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        Message m3(MessageConsumer c) throws JMSException {
            return c.receive(); // BAD blocking_untimed_wait
        }

        Message m4(MessageConsumer c) throws JMSException {
            return c.receive(500); // OK blocking_untimed_wait
        }

        Message m5(MessageConsumer c) throws JMSException {
            return c.receiveNoWait(); // OK blocking_untimed_wait
        }

        @EventListener
        void m6(String e) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(250); // BAD blocking_sleep
        }

        @Async
        @EventListener
        public void m7(Integer e) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(250); // OK blocking_sleep
        }
    }

    /** Spring's default scheduler has one thread: sleeping or untimed waits hold every job up. */
    @Component
    static class Sch {
        private final ExecutorService es;

        Sch(ExecutorService es) {
            this.es = es;
        }

        @Scheduled(fixedDelay = 1000)
        void m1() throws InterruptedException {
            for (int i = 0; i < 5; i++) {
                Thread.sleep(60_000); // BAD blocking_sleep
            }
        }

        @Scheduled(cron = "0 * * * * *")
        void m2() throws ExecutionException, InterruptedException {
            es.submit(this::job).get(); // BAD blocking_untimed_wait
        }

        @Scheduled(cron = "0 * * * * *")
        void m3() {
            es.execute(this::job);
        }

        private void job() {
            System.out.println("j");
        }

        @Scheduled(fixedRate = 5000)
        void m4() throws IOException, InterruptedException {
            Process p = new ProcessBuilder("sync").start();
            if (!p.waitFor(3, TimeUnit.SECONDS)) { // OK blocking_untimed_wait
                p.destroyForcibly();
            }
        }
    }

    /** EJB timer and java.util.Timer: one thread for all tasks. */
    @Singleton
    static class Ejb {
        @Schedule(hour = "*", persistent = false)
        public void m1() throws InterruptedException {
            Thread.sleep(30_000L); // BAD blocking_sleep
        }
    }

    /** S6881-near: blocking work on Timer and single scheduled threads. */
    static class Tm {
        void m1(Timer t) {
            t.schedule(new TimerTask() {
                @Override
                public void run() {
                    try {
                        Thread.sleep(5000); // BAD blocking_sleep
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }, 100);
        }

        void m2(Timer t, Runnable r) {
            t.schedule(new TimerTask() {
                @Override
                public void run() {
                    r.run();
                }
            }, 5000);
        }
    }
}
