package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class SynchronizedToReentrantLockTest implements RewriteTest {
    private static final List<String> TARGETS =
            List.of("com.shop.Fares#find(String)", "com.shop.Fares$Inner#find(String)");

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new SynchronizedToReentrantLock(TARGETS, 21));
    }

    @DocumentExample
    @Test
    void locksWhatTheObjectGuarded() {
        rewriteRun(java("""
                package com.shop;

                class Fares {
                    private String last = "";

                    public synchronized String find(String id) throws InterruptedException {
                        // one at a time
                        Thread.sleep(10);
                        last = id;
                        return last;
                    }

                    synchronized <T> T same(T value) {
                        return value;
                    }

                    String last() {
                        synchronized (this) {
                            return last;
                        }
                    }

                    static class Other {
                        synchronized void untouched() {}
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.locks.ReentrantLock;

                class Fares {
                    private final ReentrantLock lock = new ReentrantLock();
                    private String last = "";

                    public String find(String id) throws InterruptedException {
                        lock.lock();
                        try {
                            // one at a time
                            Thread.sleep(10);
                            last = id;
                            return last;
                        } finally {
                            lock.unlock();
                        }
                    }

                    <T> T same(T value) {
                        lock.lock();
                        try {
                            return value;
                        } finally {
                            lock.unlock();
                        }
                    }

                    String last() {
                        lock.lock();
                        try {
                            return last;
                        } finally {
                            lock.unlock();
                        }
                    }

                    static class Other {
                        synchronized void untouched() {}
                    }
                }
                """));
    }

    @Test
    void locksWhatAFieldGuarded() {
        rewriteRun(java("""
                package com.shop;

                class Fares {
                	private final Object guard = new Object(); // of all
                	private int count;

                	void find(String id) {
                		final int seen;
                		// counted
                		synchronized (this.guard) {
                			count++;
                			seen = count;
                		}
                		Runnable later = () -> {
                			synchronized (guard) {
                				count--;
                			}
                		};
                	}

                	synchronized void other() {}
                }
                """, """
                package com.shop;

                import java.util.concurrent.locks.ReentrantLock;

                class Fares {
                	private final ReentrantLock guard = new ReentrantLock(); // of all
                	private int count;

                	void find(String id) {
                		final int seen;
                		// counted
                		guard.lock();
                		try {
                			count++;
                			seen = count;
                		} finally {
                			guard.unlock();
                		}
                		Runnable later = () -> {
                			guard.lock();
                			try {
                				count--;
                			} finally {
                				guard.unlock();
                			}
                		};
                	}

                	synchronized void other() {}
                }
                """));
    }

    @Test
    void locksInNestedClasses() {
        rewriteRun(java("""
                package com.shop;

                class Fares {
                    static class Inner {
                        synchronized void find(String id) {
                            System.gc();
                        }
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.locks.ReentrantLock;

                class Fares {
                    static class Inner {
                        private final ReentrantLock lock = new ReentrantLock();

                        void find(String id) {
                            lock.lock();
                            try {
                                System.gc();
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Fares { static synchronized void find(String id) {} }",
                "class Fares { void find(String id) { synchronized (Fares.class) { System.gc(); } } }",
                "class Fares { void find(String id) { synchronized (id) { System.gc(); } } }",
                "class Fares { synchronized void find(String id) { notifyAll(); } }",
                "class Fares extends Thread { synchronized void find(String id) {} }",
                "class Fares implements java.io.Serializable { synchronized void find(String id) {} }",
                "enum Fares { ONE; synchronized void find(String id) {} }",
                "class Fares { synchronized void find(String id) {} } class More extends Fares {}",
                "class Fares { synchronized void find(String id) {} } class More { void m(Fares f) { synchronized (f) {} } }",
                "class Fares { synchronized void find(String id) {} Object o = new Fares() {}; }",
                "class Fares { Object guard = new Object(); void find(String id) { synchronized (guard) { System.gc(); } } }",
                "class Fares { private final Object guard = id(); Object id() { return 1; } void find(String id) { synchronized (guard) { System.gc(); } } }",
                "class Fares { private final Object guard = new Object(); Object id() { return guard; } void find(String id) { synchronized (guard) { System.gc(); } } }",
                "class Fares { void find(String id) { if (id == null) synchronized (this) { System.gc(); } } }"
            })
    void refuses(String source) {
        rewriteRun(spec -> refusal(spec, "H7"), java("package com.shop; " + source));
    }

    @ParameterizedTest
    @CsvSource({"17", "24"})
    void refusesOtherReleases(int release) {
        rewriteRun(
                spec -> {
                    spec.recipe(new SynchronizedToReentrantLock(TARGETS, release));
                    refusal(spec, "H25");
                },
                java("package com.shop; class Fares { synchronized void find(String id) {} }"));
    }

    @Test
    void leavesLocksAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.util.concurrent.locks.ReentrantLock;

                class Fares {
                    private final ReentrantLock lock = new ReentrantLock();

                    void find(String id) {
                        lock.lock();
                        try {
                            System.gc();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
