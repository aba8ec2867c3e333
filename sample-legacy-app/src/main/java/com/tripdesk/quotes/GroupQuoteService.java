package com.tripdesk.quotes;

import com.tripdesk.common.PartnerException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
public class GroupQuoteService {

    private static final Logger log = LoggerFactory.getLogger(GroupQuoteService.class);

    private final QuoteTask quoteTask;
    private final ExecutorService groupExecutor;

    public GroupQuoteService(QuoteTask quoteTask, ExecutorService groupExecutor) {
        this.quoteTask = quoteTask;
        this.groupExecutor = groupExecutor;
    }

    public QuoteLine express(String tripId) {
        CompletableFuture<QuoteLine> line = CompletableFuture.supplyAsync(() -> quoteTask.line(tripId));
        try {
            return line.get();
        } catch (ExecutionException e) {
            throw unwrap(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("quotes", e);
        }
    }

    public List<QuoteLine> group(List<String> tripIds) {
        List<QuoteLine> lines = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (String tripId : tripIds) {
            Thread thread = new Thread(() -> lines.add(lineOrNote(tripId)), "group-" + tripId);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                log.warn("interrupted while waiting for {}", thread.getName());
            }
        }
        lines.sort(Comparator.comparing(QuoteLine::getTripId));
        return lines;
    }

    public List<QuoteLine> rush(List<String> tripIds) {
        List<Future<QuoteLine>> futures = new ArrayList<>();
        for (String tripId : tripIds) {
            futures.add(groupExecutor.submit(() -> lineOrNote(tripId)));
        }
        List<QuoteLine> lines = new ArrayList<>();
        for (Future<QuoteLine> future : futures) {
            try {
                lines.add(future.get());
            } catch (ExecutionException e) {
                throw unwrap(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartnerException("quotes", e);
            }
        }
        return lines;
    }

    public List<QuoteLine> compare(List<String> tripIds) {
        return tripIds.parallelStream()
                .map(this::lineOrNote)
                .sorted(Comparator.comparing(QuoteLine::getTotal).thenComparing(QuoteLine::getTripId))
                .collect(Collectors.toList());
    }

    private QuoteLine lineOrNote(String tripId) {
        try {
            return quoteTask.line(tripId);
        } catch (RuntimeException e) {
            return new QuoteLine(tripId, BigDecimal.ZERO, "not available");
        }
    }

    private RuntimeException unwrap(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException) {
            return (RuntimeException) e.getCause();
        }
        return new PartnerException("quotes", e.getCause());
    }
}
