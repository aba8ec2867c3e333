package dev.unblock.analyzer.linking;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages, events, jobs, start-up: everything that begins without a request. */
class ListenerEntriesTest {

    @Test
    void findsListenersOfBrokers() {
        EntryFixture.with(
                        "@org.springframework.kafka.annotation.KafkaListener topics",
                        "@org.springframework.amqp.rabbit.annotation.RabbitListener queues",
                        "@org.springframework.jms.annotation.JmsListener destination",
                        "@io.awspring.cloud.sqs.annotation.SqsListener value",
                        "@org.springframework.cloud.stream.annotation.StreamListener value",
                        "package jakarta.jms; public interface MessageListener { void onMessage(Object m); }",
                        "package org.apache.rocketmq.spring.core; public interface RocketMQListener<T> { void onMessage(T t); }")
                .check("""
                        package app;
                        class Orders {
                            @org.springframework.kafka.annotation.KafkaListener(topics = {"a", "b"}) void kafka(String m) {} // entry: kafka-listener listener a, b
                            @org.springframework.amqp.rabbit.annotation.RabbitListener(queues = "q") void rabbit(String m) {} // entry: rabbit-listener listener q
                            @org.springframework.jms.annotation.JmsListener(destination = "d") void jms(String m) {} // entry: jms-listener listener d
                            @io.awspring.cloud.sqs.annotation.SqsListener("s") void sqs(String m) {} // entry: sqs-listener listener s
                            @org.springframework.cloud.stream.annotation.StreamListener("in") void stream(String m) {} // entry: stream-listener listener in
                            void onMessage(Object m) {}
                        }
                        class Driven implements jakarta.jms.MessageListener { public void onMessage(Object m) {} } // entry: jms-listener listener
                        class Rocket implements org.apache.rocketmq.spring.core.RocketMQListener<String> {
                            public void onMessage(String m) {} // entry: rocketmq-listener listener
                        }
                        """);
    }

    @Test
    void movesListenersToVirtualThreadsButNotJobsOfQuartz() {
        EntryFixture.with(
                        "@org.springframework.kafka.annotation.KafkaListener topics",
                        "@org.springframework.scheduling.annotation.Scheduled cron",
                        "package org.quartz; public interface Job { void execute(Object c); }")
                .check(Map.of("spring.threads.virtual.enabled", "true"), """
                        package app;
                        class Orders implements org.quartz.Job {
                            @org.springframework.kafka.annotation.KafkaListener(topics = "a") void kafka(String m) {} // entry: kafka-listener virtual a
                            @org.springframework.scheduling.annotation.Scheduled(cron = "@daily") void daily() {} // entry: scheduled virtual cron @daily
                            public void execute(Object c) {} // entry: quartz scheduler
                        }
                        """);
    }

    @Test
    void runsListenersOnTheThreadThatPublishes() {
        EntryFixture.with(
                        "@org.springframework.stereotype.Component",
                        "@org.springframework.context.event.EventListener value",
                        "@org.springframework.transaction.event.TransactionalEventListener value",
                        "@org.springframework.scheduling.annotation.Scheduled cron",
                        "@org.springframework.scheduling.annotation.Async value",
                        "package org.springframework.context; public interface ApplicationEventPublisher { void publishEvent(Object e); }",
                        "package org.springframework.context; public interface ApplicationListener<E> { void onApplicationEvent(E e); }",
                        "package org.springframework.boot.context.event; public class ApplicationReadyEvent {}",
                        "package org.springframework.security.authentication.event; public class AuthenticationSuccessEvent {}")
                .check("""
                        package app;
                        import org.springframework.context.event.EventListener;
                        import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
                        record Paid(long id) {}
                        record Strange(long id) {}
                        class Events implements org.springframework.context.ApplicationListener<org.springframework.boot.context.event.ApplicationReadyEvent> {
                            org.springframework.context.ApplicationEventPublisher publisher;
                            @org.springframework.scheduling.annotation.Scheduled(cron = "@daily") void pay() { publisher.publishEvent(new Paid(1)); } // entry: scheduled scheduler cron @daily
                            @EventListener void paid(Paid e) {} // entry: event-listener scheduler app.Paid
                            @org.springframework.transaction.event.TransactionalEventListener void after(Paid e) {} // entry: event-listener scheduler app.Paid
                            @EventListener void strange(Strange e) {} // entry: event-listener listener app.Strange
                            @EventListener void login(AuthenticationSuccessEvent e) {} // entry: event-listener request org.springframework.security.authentication.event.AuthenticationSuccessEvent
                            public void onApplicationEvent(org.springframework.boot.context.event.ApplicationReadyEvent e) {} // entry: event-listener startup org.springframework.boot.context.event.ApplicationReadyEvent
                            void noListener(Paid e) {}
                        }
                        """);
    }

    @Test
    void servesFunctionBeansOnlyWhereSomethingBindsThem() {
        EntryFixture functions = EntryFixture.with(
                "@org.springframework.context.annotation.Bean", "@org.springframework.stereotype.Component");
        String source = """
                package app;
                import java.util.function.*;
                import org.springframework.context.annotation.Bean;
                class Config {
                    @Bean Consumer<String> audit() {
                        return text -> text.trim(); // entry: function listener
                    }
                    @Bean Supplier<String> tick() {
                        return () -> "now"; // entry: function scheduler
                    }
                    Function<String, String> noBean() { return text -> text; }
                    static void main(String[] a) {} // entry: main main
                }
                @org.springframework.stereotype.Component class Upper implements Function<String, String> {
                    public String apply(String s) { return s; } // entry: function listener
                }
                class Lower implements Function<String, String> { public String apply(String s) { return s; } }
                """;
        functions.check(Map.of("spring.cloud.stream.bindings.audit-in-0.destination", "a"), source);
        functions.check(
                Map.of("spring.cloud.function.definition", "audit"),
                source.replace("function listener", "function request")
                        .replace("function scheduler", "function request"));
        functions.check(source.replaceAll("// entry: function .*", ""));
    }

    @Test
    void findsBatchIntegrationAndJobs() {
        EntryFixture.with(
                        "package org.springframework.batch.core.step.tasklet; public interface Tasklet { Object execute(Object c); }",
                        "package org.springframework.batch.item; public interface ItemProcessor<I, O> { O process(I i); }",
                        "package org.springframework.batch.core; public interface JobExecutionListener { default void beforeJob(Object j) {} }",
                        "@org.springframework.batch.core.annotation.AfterStep",
                        "@org.springframework.integration.annotation.ServiceActivator inputChannel",
                        "@org.springframework.integration.annotation.Transformer inputChannel",
                        "package org.springframework.messaging; public interface MessageHandler { void handleMessage(Object m); }",
                        "package org.springframework.integration.handler; public interface GenericHandler<P> { Object handle(P p, Object h); }",
                        "package org.springframework.integration.dsl; public class IntegrationFlowBuilder {"
                                + " public IntegrationFlowBuilder handle(org.springframework.integration.handler.GenericHandler<String> h) { return this; } }",
                        "package org.springframework.scheduling.quartz; public abstract class QuartzJobBean {"
                                + " protected abstract void executeInternal(Object c); }",
                        "@jakarta.ejb.Schedule\n@jakarta.ejb.Asynchronous\n@io.micronaut.scheduling.annotation.Scheduled fixedRate")
                .check("""
                        package app;
                        class Clean implements org.springframework.batch.core.step.tasklet.Tasklet {
                            public Object execute(Object c) { return c; } // entry: batch main
                            @org.springframework.batch.core.annotation.AfterStep void after() {} // entry: batch main
                        }
                        class Up implements org.springframework.batch.item.ItemProcessor<String, String>, org.springframework.batch.core.JobExecutionListener {
                            public String process(String s) { return s; } // entry: batch main
                            public void beforeJob(Object j) {} // entry: batch main
                            public void afterJob(String s) {} // entry: batch main
                            public void other() {}
                        }
                        class Flow implements org.springframework.messaging.MessageHandler {
                            @org.springframework.integration.annotation.ServiceActivator(inputChannel = "in") void in(String s) {} // entry: integration listener in
                            @org.springframework.integration.annotation.Transformer String up(String s) { return s; } // entry: integration listener
                            public void handleMessage(Object m) {} // entry: integration listener
                            void flow(org.springframework.integration.dsl.IntegrationFlowBuilder b) {
                                b.handle((text, headers) -> text.trim()); // entry: integration listener
                            }
                        }
                        class Nightly extends org.springframework.scheduling.quartz.QuartzJobBean {
                            protected void executeInternal(Object c) {} // entry: quartz scheduler
                            @jakarta.ejb.Schedule void tick() {} // entry: scheduled scheduler
                            @jakarta.ejb.Asynchronous void later() {} // entry: async bounded-pool
                            @io.micronaut.scheduling.annotation.Scheduled(fixedRate = "5s") void often() {} // entry: scheduled scheduler every 5s
                            void execute(Object c) {}
                        }
                        """.replace(
                        "                            public void afterJob(String s) {} // entry: batch main\n", ""));
    }

    @Test
    void findsWhatRunsAtStart() {
        EntryFixture.with(
                        "package org.springframework.boot; public interface CommandLineRunner { void run(String... a); }",
                        "package org.springframework.boot; public interface ApplicationRunner { void run(Object a); }",
                        "package org.springframework.beans.factory; public interface InitializingBean { void afterPropertiesSet(); }",
                        "package org.springframework.context; public interface SmartLifecycle { void start(); void stop(); }",
                        "@jakarta.annotation.PostConstruct\n@org.springframework.context.annotation.Bean")
                .check("""
                        package app;
                        class Start implements org.springframework.boot.CommandLineRunner, org.springframework.beans.factory.InitializingBean {
                            public void run(String... a) {} // entry: runner startup
                            public void afterPropertiesSet() {} // entry: post-construct startup
                            @jakarta.annotation.PostConstruct void init() {} // entry: post-construct startup
                            public static void main(String[] a) {} // entry: main main
                            static void main(String a) {}
                            void start() {}
                        }
                        class Life implements org.springframework.context.SmartLifecycle {
                            public void start() {} // entry: lifecycle startup
                            public void stop() {} // entry: lifecycle startup
                        }
                        class Config {
                            @org.springframework.context.annotation.Bean org.springframework.boot.ApplicationRunner load() {
                                return args -> args.hashCode(); // entry: runner startup
                            }
                        }
                        """);
    }

    @Test
    void callsServicesByTheMethodsOfTheirInterfaces() {
        EntryFixture.with(
                        "@org.apache.dubbo.config.annotation.DubboService\n@jakarta.jws.WebService name",
                        "package lib; public interface Prices { int of(String s); }")
                .check("""
                        package app;
                        interface Stock { int left(String s); }
                        @org.apache.dubbo.config.annotation.DubboService class Shop implements Stock, lib.Prices {
                            public int left(String s) { return 1; } // entry: dubbo request
                            public int of(String s) { return 2; } // entry: dubbo request
                            public int help() { return 3; }
                        }
                        @jakarta.jws.WebService(name = "Orders") class Orders {
                            public int add(String s) { return 4; } // entry: soap request Orders
                            private int help() { return 5; }
                        }
                        """);
    }

    @Test
    void countsMethodThatAnswersSoapAndRestOnce() {
        EntryFixture.with("@jakarta.jws.WebService name\n@jakarta.ws.rs.Path value\n@jakarta.ws.rs.GET")
                .check("""
                        package app;
                        @jakarta.jws.WebService(name = "Orders") @jakarta.ws.rs.Path("/orders") class Orders {
                            @jakarta.ws.rs.GET public int all() { return 1; } // entry: jax-rs request GET /orders
                            public int add(String s) { return 2; } // entry: soap request Orders
                        }
                        """);
    }
}
