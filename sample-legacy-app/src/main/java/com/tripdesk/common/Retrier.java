package com.tripdesk.common;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class Retrier {

    private static final Logger log = LoggerFactory.getLogger(Retrier.class);

    private final int attempts;
    private final long pauseMillis;

    public Retrier(
            @Value("${tripdesk.retry.attempts}") int attempts, @Value("${tripdesk.retry.pause-ms}") long pauseMillis) {
        this.attempts = attempts;
        this.pauseMillis = pauseMillis;
    }

    public <T> T call(String what, Supplier<T> action) {
        RuntimeException last = null;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                return action.get();
            } catch (NotFoundException e) {
                throw e;
            } catch (RuntimeException e) {
                last = e;
                log.warn("{} failed, attempt {} of {}", what, attempt, attempts);
                if (attempt < attempts) {
                    pause(attempt);
                }
            }
        }
        throw new PartnerException(what, last);
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(pauseMillis * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("retry", e);
        }
    }
}
