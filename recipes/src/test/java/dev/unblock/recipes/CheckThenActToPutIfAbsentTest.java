package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class CheckThenActToPutIfAbsentTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new CheckThenActToPutIfAbsent(null));
    }

    @DocumentExample
    @Test
    void asksAndPutsInOneStep() {
        rewriteRun(java("""
                package com.shop;

                import java.util.ArrayList;
                import java.util.List;
                import java.util.Map;
                import java.util.concurrent.ConcurrentHashMap;
                import java.util.concurrent.ConcurrentMap;

                class Seats {
                    private final Map<String, String> seats = new ConcurrentHashMap<>();
                    private final ConcurrentMap<String, List<String>> guests = new ConcurrentHashMap<>();

                    void take(String seat, String name) {
                        // first come
                        if (!seats.containsKey(seat)) {
                            // first served
                            seats.put(seat, name);
                        }

                        if (guests.get(name) == null)
                            guests.put(name, new ArrayList<>());
                        guests.get(name).add(seat);
                    }
                }
                """, """
                package com.shop;

                import java.util.ArrayList;
                import java.util.List;
                import java.util.Map;
                import java.util.concurrent.ConcurrentHashMap;
                import java.util.concurrent.ConcurrentMap;

                class Seats {
                    private final Map<String, String> seats = new ConcurrentHashMap<>();
                    private final ConcurrentMap<String, List<String>> guests = new ConcurrentHashMap<>();

                    void take(String seat, String name) {
                        // first come
                        // first served
                        seats.putIfAbsent(seat, name);

                        guests.putIfAbsent(name, new ArrayList<>());
                        guests.get(name).add(seat);
                    }
                }
                """));
    }

    @Test
    void refusesValuesMadeByACall() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H10"))),
                java("""
                        package com.shop;

                        import java.util.concurrent.ConcurrentHashMap;

                        class Seats {
                            private final ConcurrentHashMap<String, String> seats = new ConcurrentHashMap<>();

                            void take(String seat) {
                                if (!seats.containsKey(seat)) {
                                    seats.put(seat, guest());
                                }
                            }

                            String guest() {
                                return "x";
                            }
                        }
                        """));
    }

    @Test
    void leavesOtherMapsAndOtherFormsAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.util.HashMap;
                import java.util.Map;
                import java.util.concurrent.ConcurrentHashMap;

                class Seats {
                    private final Map<String, String> plain = new HashMap<>();
                    private Map<String, String> seats = new ConcurrentHashMap<>();
                    private final ConcurrentHashMap<String, String> sure = new ConcurrentHashMap<>();

                    void take(String seat, String name) {
                        if (!plain.containsKey(seat)) {
                            plain.put(seat, name);
                        }
                        if (!seats.containsKey(seat)) {
                            seats.put(seat, name);
                        }
                        seats = plain;
                        if (!sure.containsKey(seat)) {
                            sure.put(name, seat);
                        }
                        if (!sure.containsKey(seat)) {
                            sure.put(seat, name);
                        } else {
                            sure.remove(seat);
                        }
                        sure.putIfAbsent(seat, name);
                    }
                }
                """));
    }
}
