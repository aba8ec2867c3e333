package dev.unblock.recipes.project;

/** Just enough of Spring's types for the compiler to attribute generated code; none of it reaches a project. */
public final class SpringStubs {
    public static final String REQUEST_FACTORY = """
            package org.springframework.http.client;
            public class SimpleClientHttpRequestFactory {
                public void setConnectTimeout(int millis) {}
                public void setReadTimeout(int millis) {}
            }
            """;

    public static final String JDK_REQUEST_FACTORY = """
            package org.springframework.http.client;
            public class JdkClientHttpRequestFactory {
                public JdkClientHttpRequestFactory(java.net.http.HttpClient client) {}
                public void setReadTimeout(int millis) {}
            }
            """;

    public static final String[] REST_CLIENT = {"""
            package org.springframework.web.util;
            public interface UriTemplateHandler {}
            """, """
            package org.springframework.web.util;
            public interface UriBuilderFactory extends UriTemplateHandler {}
            """, """
            package org.springframework.web.client;
            public class RestTemplate {
                public org.springframework.web.util.UriTemplateHandler getUriTemplateHandler() { return null; }
            }
            """, """
            package org.springframework.web.client;
            public interface RestClient {
                static Builder builder(RestTemplate template) { return null; }
                interface Builder {
                    Builder uriBuilderFactory(org.springframework.web.util.UriBuilderFactory factory);
                    RestClient build();
                }
            }
            """};

    public static final String[] WEB_CLIENT = {"""
            package org.springframework.http.codec;
            public interface ClientCodecConfigurer {
                DefaultCodecs defaultCodecs();
                interface DefaultCodecs {
                    void maxInMemorySize(int bytes);
                }
            }
            """, """
            package org.springframework.web.reactive.function.client;
            public interface WebClient {
                static Builder builder() { return null; }
                interface Builder {
                    Builder baseUrl(String url);
                    Builder codecs(java.util.function.Consumer<org.springframework.http.codec.ClientCodecConfigurer> set);
                    WebClient build();
                }
            }
            """};

    public static final String[] OK_HTTP = {"package okhttp3; public class Response {}", """
            package okhttp3;
            public interface Callback {
                void onFailure(Call call, java.io.IOException failure);
                void onResponse(Call call, Response response) throws java.io.IOException;
            }
            """, """
            package okhttp3;
            public interface Call {
                void enqueue(Callback callback);
            }
            """};

    public static final String AUTOWIRED = """
            package org.springframework.beans.factory.annotation;
            public @interface Autowired {
                boolean required() default true;
            }
            """;

    public static final String QUALIFIER = """
            package org.springframework.beans.factory.annotation;
            public @interface Qualifier {
                String value() default "";
            }
            """;

    public static final String COMPONENT = """
            package org.springframework.stereotype;
            public @interface Component {
                String value() default "";
            }
            """;

    public static final String CONFIGURATION = """
            package org.springframework.context.annotation;
            public @interface Configuration {
                boolean proxyBeanMethods() default true;
            }
            """;

    public static final String BEAN = """
            package org.springframework.context.annotation;
            public @interface Bean {
                String[] name() default {};
                boolean defaultCandidate() default true;
            }
            """;

    public static final String TASK_EXECUTOR = """
            package org.springframework.scheduling.concurrent;
            public class ThreadPoolTaskExecutor implements java.util.concurrent.Executor {
                public void execute(Runnable task) {}
                public void setThreadNamePrefix(String prefix) {}
                public void setCorePoolSize(int size) {}
                public void setMaxPoolSize(int size) {}
                public void setQueueCapacity(int capacity) {}
                public void setRejectedExecutionHandler(java.util.concurrent.RejectedExecutionHandler handler) {}
                public void setWaitForTasksToCompleteOnShutdown(boolean wait) {}
                public void setAwaitTerminationSeconds(int seconds) {}
                public void setTaskDecorator(org.springframework.core.task.TaskDecorator decorator) {}
                public void setAllowCoreThreadTimeOut(boolean allow) {}
                public void initialize() {}
                public void shutdown() {}
            }
            """;

    public static final String LAZY = """
            package org.springframework.context.annotation;
            public @interface Lazy {}
            """;

    public static final String TASK_DECORATOR = """
            package org.springframework.core.task;
            public interface TaskDecorator {
                Runnable decorate(Runnable work);
            }
            """;

    public static final String MDC = """
            package org.slf4j;
            public class MDC {
                public static java.util.Map<String, String> getCopyOfContextMap() { return null; }
                public static void setContextMap(java.util.Map<String, String> context) {}
                public static void clear() {}
            }
            """;

    public static final String DISPOSABLE_BEAN = """
            package org.springframework.beans.factory;
            public interface DisposableBean {
                void destroy() throws Exception;
            }
            """;

    public static final String ASYNC_SUPPORT = """
            package org.springframework.web.servlet.config.annotation;
            public class AsyncSupportConfigurer {
                public AsyncSupportConfigurer setTaskExecutor(Object executor) { return this; }
            }
            """;

    public static final String WEB_MVC_CONFIGURER = """
            package org.springframework.web.servlet.config.annotation;
            public interface WebMvcConfigurer {
                default void configureAsyncSupport(AsyncSupportConfigurer configurer) {}
            }
            """;

    public static final String CONTEXT_DECORATOR = """
            package org.springframework.core.task.support;
            public class ContextPropagatingTaskDecorator implements org.springframework.core.task.TaskDecorator {
                public Runnable decorate(Runnable work) { return work; }
            }
            """;

    private SpringStubs() {}
}
