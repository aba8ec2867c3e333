import java.lang.reflect.Method;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class AsyncVoidHandled {
    private final RestTemplate http;

    AsyncVoidHandled(RestTemplate http) {
        this.http = http;
    }

    @Async
    public void told(String id) { // OK AsyncVoid
        http.delete("http://orders/" + id);
    }
}

@Configuration
class Failures implements AsyncConfigurer {
    @Override
    public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
        return (Throwable failure, Method method, Object... given) -> System.err.println(method + " failed: " + failure);
    }
}
