package com.acme.shop;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpInputMessage;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

@Component
public class AuditFilter extends OncePerRequestFilter {

    private final LongAdder requests = new LongAdder();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        requests.increment(); // ok
        String host = InetAddress.getByName(request.getRemoteAddr()).toString(); // ! request dns
        try (FileWriter log = new FileWriter("/var/log/audit.log", true)) { // ! request file
            log.write(host); // ! request file
        } // ! request file
        chain.doFilter(request, response); // ok
    }
}

class PlainFilter implements Filter {

    private final DataSource dataSource;

    PlainFilter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var connection = dataSource.getConnection()) { // ! request jdbc
            connection.setReadOnly(true); // ok
        } catch (java.sql.SQLException e) {
            throw new ServletException(e);
        }
        chain.doFilter(request, response); // ok
    }
}

class Timing implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        request.setAttribute("start", System.currentTimeMillis()); // ok
        Thread.sleep(5); // ! request sleep
        return Collections.emptyList().isEmpty(); // ok
    }
}

@ControllerAdvice
class Advice {

    private final OrderRepository orders;

    Advice(OrderRepository orders) {
        this.orders = orders;
    }

    @ModelAttribute("count")
    long count() {
        return orders.count(); // ! request jpa
    }

    @ExceptionHandler(IllegalStateException.class)
    String onError(IllegalStateException e) {
        orders.flush(); // ! request jpa
        return e.getMessage(); // ok
    }
}

@Component
class OrderConverter implements Converter<String, Order> {

    private final OrderRepository orders;

    OrderConverter(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public Order convert(String id) {
        return orders.findById(Long.valueOf(id)).orElseThrow(); // ! request jpa
    }
}

@Component
class OrderValidator implements Validator {

    private final OrderRepository orders;

    OrderValidator(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public boolean supports(Class<?> type) {
        return Order.class.isAssignableFrom(type); // ok
    }

    @Override
    public void validate(Object target, Errors errors) {
        if (orders.existsById(((Order) target).getId())) { // ! request jpa
            errors.reject("exists"); // ok
        }
    }
}
