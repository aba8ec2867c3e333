package dev.unblock.analyzer.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceJoinTest {

    @TempDir
    Path folder;

    @Test
    void placesEveryCallOfAChainOverSeveralLines() throws IOException {
        Truth truth = joined("""
                package com.shop;
                import java.util.List;
                class Orders {
                    List<String> names(List<String> names) {
                        return names.stream()
                                .filter(name -> !name.isEmpty())
                                .map(String::trim)
                                .map(name -> name.substring(1).substring(1))
                                .toList();
                    }
                }
                """);
        assertExact(truth);
        assertThat(call(truth, "toList").site())
                .hasToString("Site[file=com/shop/Orders.java, line=9, column=18, endLine=9, loops=0]");
    }

    @Test
    void tellsOverloadsOnOneLineApart() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        class Orders {
                            long load(long id) { return id; }
                            String load(String name) { return name; }
                            long load(int a, int b) { return a; }
                            Object all() { return load(load("a").length()) + load(load(1, 2)) + load("b" + load("c")); }
                        }
                        """));
    }

    @Test
    void tellsLambdasOnOneLineApart() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        import java.util.function.*;
                        class Orders {
                            static <T> T run(Supplier<T> work) { return work.get(); }
                            Object all(Supplier<Integer> a, Function<String, Object> f) {
                                return run(() -> a.get()) + run(() -> run(() -> f.apply("x").toString().trim())) + a.get();
                            }
                            Object same(Supplier<Integer> a) { return run(() -> a.get()) + run(() -> a.get()) + a.get(); }
                        }
                        """));
    }

    @Test
    void placesNewObjectsOfEveryKind() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        import java.util.*;
                        class Orders {
                            private final List<String> names = new ArrayList<>();
                            private static final Map<String, Thread> THREADS = new HashMap<>(
                                    Map.of("a", new Thread(new Runnable() {
                                        @Override public void run() { System.out.println(new Object() { int one() { return "x".length(); } }.one()); }
                                    })));
                            class Inner { Inner(String name) { this(name, new Date()); } Inner(String name, Date date) { super(); } }
                            Orders() { this(new StringBuilder("a").append(new StringBuilder("b")).toString()); }
                            Orders(String name) { names.add(new String(name)); }
                            Object make() {
                                class Local extends Thread { Local() { super(new Thread()); } }
                                Inner inner = new Inner(
                                        new String("x"));
                                return List.of(new Local(), new Local(), this.new Inner("y"), new int[] {1}, inner,
                                        new ArrayList<String>(
                                                List.of("z".trim())));
                            }
                            enum Kind {
                                ONE("a".trim()) { @Override String text() { return super.text().concat("1"); } },
                                TWO(new String("b"));
                                private final String text;
                                Kind(String text) { this.text = text; }
                                String text() { return text.toString(); }
                            }
                            record Pair(String one, String two) { Pair { one.trim(); Objects.requireNonNull(two); } }
                        }
                        """));
    }

    @Test
    void placesCallsThatTheCompilerCopies() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        import java.io.*;
                        import java.util.concurrent.locks.*;
                        class Orders {
                            private final Lock lock = new ReentrantLock();
                            String read(Reader reader, int n) throws IOException {
                                lock.lock();
                                try (BufferedReader in = new BufferedReader(reader); StringReader other = new StringReader("x")) {
                                    if (n > 1) { return in.readLine(); }
                                    for (int i = in.read(); i < other.read(); i += in.read()) {
                                        if (i == n) { break; }
                                        n += in.read();
                                    }
                                    return in.readLine() + other.read();
                                } catch (IllegalStateException e) {
                                    throw new IOException(e.getMessage(), e);
                                } finally {
                                    lock.unlock();
                                    log("done".trim(), "x".trim());
                                }
                            }
                            void log(String a, String b) { synchronized (this) { System.out.println(a); } }
                        }
                        """));
    }

    @Test
    void placesCallsInSwitchesLoopsAndAsserts() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        import java.util.*;
                        class Orders {
                            int all(String kind, Iterator<String> it, List<Integer> numbers) {
                                assert kind.length() > 1 : kind.trim();
                                int sum = 0;
                                for (Integer n : numbers) { sum += n.intValue(); }
                                while (it.hasNext()) { sum += it.next().length(); }
                                do { sum -= kind.length(); } while (sum > kind.hashCode());
                                switch (kind.toLowerCase()) {
                                    case "a": sum += one(kind.trim()); break;
                                    case "b": sum += one(kind); break;
                                    default: one("c");
                                }
                                return switch (kind) { case "x" -> one("y") + one("z"); default -> { yield sum > 1 ? one("p") : one("q"); } };
                            }
                            static int one(String text) { return text.length(); }
                        }
                        """));
    }

    @Test
    void countsTheLoopsAroundACallAsTheSourceHasThem() throws IOException {
        Truth truth = joined("""
                package com.shop;
                class Orders {
                    void all(Runnable r, java.util.List<Integer> list) {
                        for (int i = 0; i < 3; i++) {
                            while (true) { r.run(); if (list.isEmpty()) { break; } }
                            list.forEach(n -> n.toString());
                        }
                    }
                }
                """);
        assertExact(truth);
        assertThat(call(truth, "run").site().loops()).isEqualTo(2);
        assertThat(call(truth, "forEach").site().loops()).isEqualTo(1);
        assertThat(call(truth, "toString").site().loops()).isZero();
    }

    @Test
    void placesFieldsMethodsAndLambdas() throws IOException {
        Truth truth = joined("""
                package com.shop;
                class Orders {
                    private int first,
                            second;
                    Runnable load(
                            int a) {
                        return () ->
                                System.out.println(a);
                    }
                }
                """);
        TypeFact orders = type(truth, "com.shop.Orders");
        assertThat(orders.site().line()).isEqualTo(2);
        assertThat(orders.fields()).extracting(FieldFact::key).hasSize(2);
        assertThat(orders.fields()).extracting(field -> field.site().line()).containsExactly(3, 4);
        MethodFact load = method(orders, "load");
        assertThat(load.site()).hasToString("Site[file=com/shop/Orders.java, line=5, column=14, endLine=5, loops=0]");
        assertThat(load.endLine()).isEqualTo(9);
        MethodFact lambda = method(orders, "lambda$load$0");
        assertThat(lambda.site().line()).isEqualTo(7);
        assertThat(lambda.writtenIn().map(MethodKey::name)).contains("load");
    }

    @Test
    void tellsWhatCatchClausesDo() throws IOException {
        Truth truth = joined("""
                package com.shop;
                class Orders {
                    void load(Thread other) {
                        try {
                            other.join();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        } catch (IllegalStateException | IllegalArgumentException e) {
                            return;
                        }
                    }
                }
                """);
        List<CatchFact> catches = method(type(truth, "com.shop.Orders"), "load").catches();
        assertThat(catches)
                .extracting(CatchFact::types)
                .containsExactly(
                        List.of("java.lang.InterruptedException"),
                        List.of("java.lang.IllegalStateException", "java.lang.IllegalArgumentException"));
        assertThat(catches.get(0).uses())
                .containsExactlyInAnyOrder(Use.RETHROWN, Use.PASSED_ON, Use.INTERRUPT_RESTORED);
        assertThat(catches.get(0).calls())
                .extracting(MethodKey::name)
                .containsExactly("currentThread", "interrupt", "<init>");
        assertThat(catches.get(0).site().line()).isEqualTo(6);
        assertThat(catches.get(1).uses()).containsExactly(Use.RETURNS);
    }

    @Test
    void pairsAnonymousTypesThatTheCompilerNumbersOutOfOrder() throws IOException {
        assertExact(joined("""
                        package com.shop;
                        import java.util.function.*;
                        class Orders {
                            <T> Object both(Supplier<T> one, Object two) { return one.get(); }
                            Object all() {
                                return both(
                                        () -> new Object() { @Override public String toString() { return "a".trim(); } },
                                        new Object() { @Override public String toString() { return "b".concat("c"); } });
                            }
                        }
                        """));
    }

    @Test
    void keepsThePlaceOfTheClassFileWhereTheSourceIsAnother() throws IOException {
        String source = """
                package com.shop;
                class Orders {
                    void load(String a) {
                        a.trim(); a.length(); a.isEmpty();
                    }
                }
                """;
        Truth truth = joined(source);
        TypeFact compiled = type(truth, "com.shop.Orders");
        Files.writeString(
                folder.resolve("com/shop/Orders.java"), source.replace("{\n        a.trim", "{\n\n\n        a.trim"));
        Joined again = SourceJoin.join(truth.compiled(), Truth.sources(folder).written());
        assertThat(again.joinedCalls()).isZero();
        assertThat(again.notAnalysed()).singleElement().satisfies(one -> assertThat(one.reason())
                .contains("not of this source"));
        assertThat(again.types().get(0).methods())
                .flatMap(MethodFact::calls)
                .allSatisfy(call -> assertThat(call.site().column()).isZero());
        assertThat(compiled.methods()).flatMap(MethodFact::calls).hasSize(4);
    }

    @Test
    void listsFilesOfWhichNothingIsCompiled() throws IOException {
        Truth truth = joined("package com.shop; class Orders { }");
        Files.writeString(
                folder.resolve("com/shop/New.java"), "package com.shop; class New { void a() { hashCode(); } }");
        assertThat(SourceJoin.join(truth.compiled(), Truth.sources(folder).written())
                        .uncompiledFiles())
                .containsExactly("com/shop/New.java");
    }

    private Truth joined(String source) throws IOException {
        Path file = folder.resolve("com/shop/Orders.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return Truth.of(folder, List.of());
    }

    /** Every written call is joined, and with the method that the compiler means. */
    private static void assertExact(Truth truth) {
        assertThat(truth.right()).isNotEmpty();
        assertThat(truth.wrong()).isEmpty();
        assertThat(truth.missing()).isEmpty();
        assertThat(truth.joined().joinedCalls()).isEqualTo(truth.joined().writtenCalls());
    }

    private static TypeFact type(Truth truth, String name) {
        return truth.joined().types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MethodFact method(TypeFact type, String name) {
        return type.methods().stream()
                .filter(method -> method.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CallSite call(Truth truth, String name) {
        return truth.joined().types().stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.calls().stream())
                .filter(call -> call.target().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
