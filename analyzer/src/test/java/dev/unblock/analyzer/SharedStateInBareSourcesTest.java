package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared state where neither jars nor class files tell more than the text. */
final class SharedStateInBareSourcesTest {

    @TempDir
    Path project;

    @Test
    void knowsThatOneStrutsActionServesAllRequests() throws IOException {
        assertThat(found("""
                import javax.servlet.http.HttpServletRequest;
                import javax.servlet.http.HttpServletResponse;
                import org.apache.struts.action.Action;
                import org.apache.struts.action.ActionForm;
                import org.apache.struts.action.ActionForward;
                import org.apache.struts.action.ActionMapping;
                class Login extends Action {
                    private String user;
                    private String page = "home";
                    public ActionForward execute(ActionMapping mapping, ActionForm form, HttpServletRequest request,
                            HttpServletResponse response) {
                        user = request.getParameter("user");
                        return mapping.findForward(page);
                    }
                }
                """)).containsExactly("MutableFieldInSingleton 9");
    }

    @Test
    void knowsThatEachConnectionHasItsOwnEndpoint() throws IOException {
        assertThat(found("""
                import jakarta.websocket.OnOpen;
                import jakarta.websocket.Session;
                import jakarta.websocket.server.ServerEndpoint;
                import org.springframework.stereotype.Component;
                @Component
                @ServerEndpoint("/chat")
                class Chat {
                    private String user;
                    @OnOpen
                    public void open(Session session) {
                        user = session.getId();
                    }
                    String user() { return user; }
                }
                """)).isEmpty();
    }

    @Test
    void seesThatALoopWalksASynchronizedList() throws IOException {
        assertThat(found("""
                import java.util.*;
                class Seats {
                    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
                    private final List<String> fixed = List.of("a");
                    void print() {
                        for (String name : names) {
                            System.out.println(name);
                        }
                        for (String name : fixed) {
                            System.out.println(name);
                        }
                        synchronized (names) {
                            for (String name : names) {
                                System.out.println(name);
                            }
                        }
                    }
                }
                """)).containsExactly("SynchronizedCollectionIteration 7");
    }

    @Test
    void seesLambdasOfAParallelStreamWriteToOneElement() throws IOException {
        assertThat(found("""
                import java.util.*;
                class Sums {
                    int sum(List<Integer> numbers) {
                        int[] sum = new int[1];
                        numbers.parallelStream().forEach(number -> sum[0] += number);
                        numbers.forEach(number -> sum[0] += number);
                        return sum[0];
                    }
                }
                """)).containsExactly("SharedCollectionFilledInParallel 6");
    }

    @Test
    void knowsTheSettersThatLombokMakes() throws IOException {
        assertThat(found("""
                import lombok.Data;
                import lombok.Setter;
                import org.springframework.stereotype.Service;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;
                @Service @Data class Report {
                    private String title;
                    private final String unit = "EUR";
                }
                @Data class ReportDto {
                    private String title;
                }
                @RestController class Reports {
                    @Setter private Report report;
                    private String fixed;
                    Reports(Report report) { this.report = report; }
                    @GetMapping("/report") String show(String title) {
                        report.setTitle(title);
                        ReportDto dto = new ReportDto();
                        dto.setTitle(title);
                        return dto.getTitle();
                    }
                }
                """)).containsExactly("MutableFieldInSingleton 8");
    }

    private List<String> found(String source) throws IOException {
        Path file = project.resolve("src/main/java/app/App.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package app;\n" + source);
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            return analysis.findings().stream()
                    .filter(finding -> finding.family() == Family.SHARED_STATE)
                    .map(finding -> finding.rule() + " " + finding.line())
                    .toList();
        }
    }
}
