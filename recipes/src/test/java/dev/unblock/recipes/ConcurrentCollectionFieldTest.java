package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class ConcurrentCollectionFieldTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ConcurrentCollectionField(
                List.of("com.shop.Board#hits", "com.shop.Board#pages", "com.shop.Board#names", "com.shop.Board#f")));
    }

    @DocumentExample
    @Test
    void takesAConcurrentMapWhereNothingIsNullAndAWrapperElsewhere() {
        rewriteRun(java("""
                package com.shop;

                import java.util.*;

                class Board {
                    private final Map<Long, String> hits = new HashMap<>();
                    private final Map<String, String> pages = new HashMap<>(16); // by name
                    private static final List<String> names = new ArrayList<String>();

                    void pin(long id, String name) {
                        hits.put(id, "x" + name);
                        pages.put(name, name);
                        names.add(name);
                        for (String hit : hits.values()) {
                            System.out.println(hit);
                        }
                    }

                    int count() {
                        return hits.size() + this.pages.size() + Board.names.size();
                    }
                }
                """, """
                package com.shop;

                import java.util.*;
                import java.util.concurrent.ConcurrentHashMap;

                class Board {
                    private final Map<Long, String> hits = new ConcurrentHashMap<>();
                    private final Map<String, String> pages = Collections.synchronizedMap(new HashMap<>(16)); // by name
                    private static final List<String> names = Collections.synchronizedList(new ArrayList<String>());

                    void pin(long id, String name) {
                        hits.put(id, "x" + name);
                        pages.put(name, name);
                        names.add(name);
                        for (String hit : hits.values()) {
                            System.out.println(hit);
                        }
                    }

                    int count() {
                        return hits.size() + this.pages.size() + Board.names.size();
                    }
                }
                """));
    }

    @Test
    void leavesAStarOfWhichOneTypeIsLeft() {
        String before = """
                package com.shop;

                import java.util.*;

                class Board {
                    private final Map<String, String> pages = new HashMap<>();

                    void pin(String name) {
                        pages.put("x", "x" + name);
                    }
                }
                """;
        rewriteRun(java(
                before,
                before.replace(
                                "import java.util.*;",
                                "import java.util.*;\nimport java.util.concurrent.ConcurrentHashMap;")
                        .replace("new HashMap", "new ConcurrentHashMap")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H9  | Map<String, String> f = new HashMap<>();   | for (String s : f.values()) { f.put(s, s); }",
                "H9  | Map<String, String> f = new HashMap<>();   | f.put(a, a); f = new HashMap<>();",
                "H9  | Map<String, String> f = new HashMap<>();   | use(f);",
                "H9  | Map<String, String> f = new HashMap<>();   | f.computeIfAbsent(a, k -> slow(k));",
                "H9  | Map<String, String> f = new HashMap<>();   | f.computeIfAbsent(a, k -> f.get(k));",
                "H9  | List<String> f = new ArrayList<>();        | f.add(a); f.stream().count();",
                "H9  | HashMap<String, String> f = new HashMap<>(); | f.put(a, a);",
                "H7  | Map<String, String> f = new HashMap<>();   | f.put(a, a); synchronized (this) { f.clear(); }",
                "H19 | @Deprecated Map<String, String> f = new HashMap<>(); | f.put(a, a);"
            })
    void refuses(String hazard, String field, String code) {
        String annotated = field.startsWith("@Deprecated")
                ? field.replace("@Deprecated", "@Deprecated private")
                : "private " + field;
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).startsWith("f");
                        })),
                java("""
                        package com.shop;

                        import java.util.ArrayList;
                        import java.util.HashMap;
                        import java.util.List;
                        import java.util.Map;

                        class Board {
                            %s

                            void pin(String a) {
                                %s
                            }

                            static void use(Map<String, String> all) {}

                            static String slow(String key) {
                                return key;
                            }
                        }
                        """.formatted(annotated, code)));
    }

    @Test
    void leavesSafeCollectionsAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.util.Collections;
                import java.util.HashMap;
                import java.util.Map;
                import java.util.concurrent.ConcurrentHashMap;

                class Board {
                    private final Map<String, String> pages = Collections.synchronizedMap(new HashMap<>());
                    private final Map<String, String> hits = new ConcurrentHashMap<>();
                    private final Map<String, String> notMeant = new HashMap<>();

                    void pin(String a) {
                        pages.put(a, a);
                        hits.put(a, a);
                        notMeant.put(a, a);
                    }
                }
                """));
    }

    @Test
    void needsFields() {
        assertThat(new ConcurrentCollectionField(List.of("Board")).validate().isInvalid())
                .isTrue();
    }
}
