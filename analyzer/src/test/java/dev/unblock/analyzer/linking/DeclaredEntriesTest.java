package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.ModuleFact.Call;
import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.EntryPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What build files and resources say of entry points. */
class DeclaredEntriesTest {

    private static final String SOURCE = """
            package app;
            public class Jobs {
                public void warmUp() {}
                public void nightly() {}
                public void nightly(int again) {}
                void other() {}
                public static void main(String[] a) {}
            }
            class Provider implements Runnable {
                public void run() {}
                public void help() {}
            }
            """;

    @Test
    void callsWhatBeansInXmlName() {
        List<EntryPoint> found = entryPoints(
                SOURCE,
                new ModuleFact(
                        ".",
                        Set.of(),
                        Map.of(),
                        List.of(new DeclaredType(
                                Role.BEAN,
                                "app.Jobs",
                                "jobs",
                                Map.of(Call.AT_START, "warmUp", Call.SCHEDULED, "nightly")))));

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method, point -> point.thread()
                        .label())
                .containsExactlyInAnyOrder(
                        tuple("main", "app.Jobs#main(String[])", "main"),
                        tuple("post-construct", "app.Jobs#warmUp()", "startup"),
                        tuple("scheduled", "app.Jobs#nightly()", "scheduler"));
    }

    @Test
    void callsActionsOfStrutsAtRequests() {
        List<EntryPoint> found = entryPoints(
                SOURCE,
                new ModuleFact(
                        ".",
                        Set.of(),
                        Map.of(),
                        List.of(new DeclaredType(
                                Role.ACTION, "app.Jobs", "/jobs", Map.of(Call.AT_REQUEST, "nightly")))));

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method, point -> point.thread()
                        .label())
                .contains(tuple("struts", "app.Jobs#nightly()", "request"))
                .doesNotContain(tuple("struts", "app.Jobs#nightly(int)", "request"));
    }

    @Test
    void callsProvidersByTheirServicesMethods() {
        List<EntryPoint> found = entryPoints(
                SOURCE,
                new ModuleFact(
                        ".",
                        Set.of(),
                        Map.of(),
                        List.of(new DeclaredType(Role.SERVICE, "app.Provider", "java.lang.Runnable", Map.of()))));

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method)
                .containsExactlyInAnyOrder(
                        tuple("main", "app.Jobs#main(String[])"), tuple("service-provider", "app.Provider#run()"));
    }

    @Test
    void takesPublicMethodsOfPublicTypesForALibrarysEntries() {
        List<EntryPoint> found = entryPoints("""
                package app;
                public class Api {
                    public void use() {}
                    void internal() {}
                    public static class Nested { public void deep() {} }
                    static class Hidden { public void hidden() {} }
                }
                class Support { public void help() {} }
                """);

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method)
                .containsExactly(tuple("public-api", "app.Api#use()"), tuple("public-api", "app.Api$Nested#deep()"));
    }

    @Test
    void takesWhatIsEnteredOtherwiseForNoEntryOfALibrary() {
        List<EntryPoint> found = entryPoints(
                """
                package app;
                public class Provider implements Runnable {
                    @Override public void run() {}
                    public void use() {}
                }
                """,
                new ModuleFact(
                        ".",
                        Set.of(),
                        Map.of(),
                        List.of(new DeclaredType(Role.SERVICE, "app.Provider", "java.lang.Runnable", Map.of()))));

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method)
                .containsExactlyInAnyOrder(
                        tuple("service-provider", "app.Provider#run()"), tuple("public-api", "app.Provider#use()"));
    }

    @Test
    void tellsTheStackOfEachModuleByItsLibraries() {
        Facts facts = Fixture.facts(
                Map.of(),
                "package front;\n@org.springframework.stereotype.Controller public class A {"
                        + " @org.springframework.web.bind.annotation.GetMapping public String a() { return \"\"; } }\n"
                        + "package back;\n@org.springframework.stereotype.Controller public class B {"
                        + " @org.springframework.web.bind.annotation.GetMapping public String b() { return \"\"; } }\n",
                List.of(
                        "package org.springframework.stereotype;\npublic @interface Controller {}",
                        "package org.springframework.web.bind.annotation;\npublic @interface GetMapping {}"));

        List<EntryPoint> found = Linker.link(with(
                        facts,
                        new ModuleFact("front", Set.of("spring-webflux"), Map.of(), List.of()),
                        new ModuleFact(
                                "back",
                                Set.of("spring-webflux", "spring-webmvc"),
                                Map.of("spring.threads.virtual.enabled", "true"),
                                List.of())))
                .entryPoints();

        assertThat(found)
                .extracting(EntryPoint::kind, EntryPoint::method, point -> point.thread()
                        .label())
                .containsExactlyInAnyOrder(
                        tuple("webflux", "front.A#a()", "event-loop"), tuple("spring-mvc", "back.B#b()", "virtual"));
    }

    @Test
    void takesAPartOfSeveralApplicationsForNeither() {
        String type = "spring.main.web-application-type";
        Facts facts = Fixture.facts(
                Map.of(type, "reactive"),
                "package part;\n@org.springframework.stereotype.Controller public class A {"
                        + " @org.springframework.web.bind.annotation.GetMapping public String a() { return \"\"; } }\n",
                List.of(
                        "package org.springframework.stereotype;\npublic @interface Controller {}",
                        "package org.springframework.web.bind.annotation;\npublic @interface GetMapping {}"));
        ModuleFact part = new ModuleFact("part", Set.of("spring-web"), Map.of(), List.of());
        ModuleFact gateway = new ModuleFact("gateway", Set.of(), Map.of(type, "reactive"), List.of());
        ModuleFact portal = new ModuleFact("portal", Set.of(), Map.of("server.port", "80"), List.of());

        assertThat(Linker.link(with(facts, part, gateway)).entryPoints())
                .extracting(EntryPoint::kind)
                .containsExactly("webflux");
        assertThat(Linker.link(with(facts, part, gateway, portal)).entryPoints())
                .extracting(EntryPoint::kind)
                .containsExactly("spring-mvc");
    }

    @Test
    void keepsApplicationsOfOneProjectApart() {
        Facts facts = Fixture.facts(Map.of(), """
                package api;
                public interface Orders { String list(); }
                package shop;
                public class Shop implements api.Orders {
                    public static void main(String[] a) { new Shop().list(); }
                    public String list() { return ""; }
                }
                package desk;
                public class Desk {
                    public static void main(String[] a) {}
                    String show(api.Orders orders) { return orders.list(); }
                }
                package tool;
                public class Tool implements api.Orders {
                    static Tool tool() { return new Tool(); }
                    public String list() { return ""; }
                }
                """, List.of());
        Program program = Linker.link(with(
                facts,
                module("api", Set.of()),
                module("shop", Set.of("api")),
                module("desk", Set.of("api")),
                module("tool", Set.of("api"))));

        MethodKey inShop = new MethodKey("shop.Shop", "list", "()Ljava/lang/String;");
        MethodKey ofPlugIn = new MethodKey("tool.Tool", "list", "()Ljava/lang/String;");
        assertThat(program.callers(inShop))
                .extracting(edge -> edge.caller().signature())
                .containsExactly("shop.Shop#main(String[])");
        assertThat(program.callers(ofPlugIn)).hasSize(1);
    }

    private static ModuleFact module(String name, Set<String> libraries) {
        return new ModuleFact(name, Optional.of(name), libraries, Map.of(), List.of());
    }

    private static List<EntryPoint> entryPoints(String source, ModuleFact... modules) {
        return Linker.link(with(Fixture.facts(Map.of(), source, List.of()), modules))
                .entryPoints();
    }

    private static Facts with(Facts facts, ModuleFact... modules) {
        return new Facts(
                facts.types(),
                facts.hierarchy(),
                facts.files(),
                facts.settings(),
                List.of(modules),
                facts.javaRelease(),
                facts.springBoot());
    }
}
