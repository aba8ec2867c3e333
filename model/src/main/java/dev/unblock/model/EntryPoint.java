package dev.unblock.model;

import java.util.Optional;

/**
 * A method that a framework or the JVM calls, so that a thread begins its work there.
 *
 * @param id stable across runs: kind and method
 * @param kind e.g. {@code spring-mvc}, {@code scheduled}, {@code event-listener}, {@code async}, {@code main}
 * @param method written {@code com.shop.OrderController#get(long)}
 * @param route e.g. {@code GET /orders/{id}}, for those that have one
 * @param file relative to the project, with {@code /}
 * @param line of the method's name, from 1
 */
public record EntryPoint(
        String id, String kind, ThreadContext thread, String method, Optional<String> route, String file, int line) {}
