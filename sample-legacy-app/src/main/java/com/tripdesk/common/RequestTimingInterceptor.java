package com.tripdesk.common;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

@Component
public class RequestTimingInterceptor implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(RequestTimingInterceptor.class);
    private static final String STARTED = RequestTimingInterceptor.class.getName() + ".started";

    private final LongAdder totalMillis = new LongAdder();
    private long requestCount;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        requestCount++;
        request.setAttribute(STARTED, System.currentTimeMillis());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        Long started = (Long) request.getAttribute(STARTED);
        if (started != null) {
            long millis = System.currentTimeMillis() - started;
            totalMillis.add(millis);
            log.debug("{} {} took {} ms", request.getMethod(), request.getRequestURI(), millis);
        }
    }

    public long getRequestCount() {
        return requestCount;
    }

    public long getTotalMillis() {
        return totalMillis.sum();
    }
}
