package com.acme.hub;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.pulsar.client.api.PulsarClientException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Messaging {

    private final KafkaTemplate<String, String> kafka;
    private final RabbitTemplate rabbit;
    private final JmsTemplate jms;
    private final JavaMailSender mail;

    Messaging(KafkaTemplate<String, String> kafka, RabbitTemplate rabbit, JmsTemplate jms, JavaMailSender mail) {
        this.kafka = kafka;
        this.rabbit = rabbit;
        this.jms = jms;
        this.mail = mail;
    }

    @PostMapping("/spring")
    public void spring() throws ExecutionException, InterruptedException {
        kafka.send("t", "a").whenComplete((sent, error) -> {}); // ok
        kafka.send("t", "b").get(); // ! request future
        rabbit.convertAndSend("exchange", "key", "a"); // ! request messaging
        Object reply = rabbit.convertSendAndReceive("exchange", "key", "a"); // ! request messaging
        jms.convertAndSend("queue", reply); // ! request messaging
        jms.setReceiveTimeout(100); // ok
        Object received = jms.receiveAndConvert("queue"); // ! request messaging
        SimpleMailMessage message = new SimpleMailMessage(); // ok
        message.setText(String.valueOf(received)); // ok
        mail.send(message); // ! request mail
    }

    @PostMapping("/kafka")
    public int kafka(Producer<String, String> producer, Consumer<String, String> consumer)
            throws ExecutionException, InterruptedException {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("t", "a")); // ok
        producer.flush(); // ! request messaging
        consumer.subscribe(List.of("t")); // ok
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100)); // ! request messaging
        consumer.commitAsync(); // ok
        consumer.commitSync(); // ! request messaging
        return records.count() + sent.get().partition(); // ! request future
    }

    @PostMapping("/rabbit")
    public void rabbit() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory(); // ok
        factory.setHost("rabbit"); // ok
        try (Connection connection = factory.newConnection(); // ! request messaging
                Channel channel = connection.createChannel()) { // ! request messaging
            channel.basicPublish("", "queue", null, new byte[0]); // ! request messaging
        }
    }

    @PostMapping("/jms")
    public String jms(JMSContext context, MessageProducer producer) throws JMSException {
        Queue queue = context.createQueue("q"); // ok
        TextMessage message = context.createTextMessage("a"); // ok
        producer.send(message); // ! request messaging
        JMSConsumer consumer = context.createConsumer(queue); // ok
        String now = consumer.receiveBodyNoWait(String.class); // ok
        return now + consumer.receiveBody(String.class, 1000); // ! request messaging
    }

    @PostMapping("/pulsar")
    public void pulsar(org.apache.pulsar.client.api.Producer<String> producer) throws PulsarClientException {
        producer.sendAsync("a").thenAccept(id -> {}); // ok
        producer.send("b"); // ! request messaging
    }

    @PostMapping("/mail")
    public void mail(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session); // ok
        message.setSubject("x"); // ok
        Message plain = message; // ok
        Transport.send(plain); // ! request mail
    }
}
