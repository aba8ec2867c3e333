package dev.unblock.recipes;

/** Just enough of Spring's types for the compiler to attribute generated code; none of it reaches a project. */
final class SpringStubs {
    static final String REQUEST_FACTORY = """
            package org.springframework.http.client;
            public class SimpleClientHttpRequestFactory {
                public void setConnectTimeout(int millis) {}
                public void setReadTimeout(int millis) {}
            }
            """;

    static final String AUTOWIRED = """
            package org.springframework.beans.factory.annotation;
            public @interface Autowired {
                boolean required() default true;
            }
            """;

    static final String QUALIFIER = """
            package org.springframework.beans.factory.annotation;
            public @interface Qualifier {
                String value() default "";
            }
            """;

    private SpringStubs() {}
}
