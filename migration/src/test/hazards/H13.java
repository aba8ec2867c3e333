package hazards;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

@RestController
class Answers {
    private Partner partner;

    @GetMapping("/future")
    CompletableFuture<String> future() { // H13
        return partner.ask();
    }

    @GetMapping("/callable")
    Callable<String> callable() { // H13
        return () -> "later";
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred() { // H13
        DeferredResult<String> result = new DeferredResult<>();
        partner.ask().thenAccept(result::setResult);
        return result;
    }

    @GetMapping("/limited")
    DeferredResult<String> limited() { // none
        DeferredResult<String> result = new DeferredResult<>(5_000L);
        partner.ask().thenAccept(result::setResult);
        return result;
    }

    @GetMapping("/task")
    WebAsyncTask<String> task() { // none
        return new WebAsyncTask<>(6_000L, () -> "later");
    }

    @GetMapping("/bounded")
    CompletableFuture<String> bounded() { // none
        return partner.ask().orTimeout(7, TimeUnit.SECONDS);
    }

    @GetMapping("/now")
    String now() { // none
        return "now";
    }

    CompletableFuture<String> noHandler() { // none
        return partner.ask();
    }
}

interface Partner {
    CompletableFuture<String> ask(); // none
}

class Started extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync(); // H13
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext started = request.startAsync(); // none
        started.setTimeout(8_000);
    }
}
