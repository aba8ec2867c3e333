package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueTest {

    private static final TypeHierarchy REAL = new ClassFileHierarchy();

    @TempDir
    Path folder;

    @Test
    void matchesCallsOnSubtypes() {
        assertThat(find("org.springframework.web.client.RestTemplate", "getForObject", "()V"))
                .map(BlockingApi::kind)
                .contains(Kind.HTTP);
        assertThat(find("java.util.concurrent.locks.ReentrantLock", "lock", "()V"))
                .map(BlockingApi::kind)
                .contains(Kind.LOCK);
    }

    @Test
    void matchesSubtypesWhereTheClassPathIsMissing() {
        TypeHierarchy nothing = new ClassPathHierarchy(List.of(), List.of());
        MethodKey call = new MethodKey("org.springframework.web.client.RestTemplate", "getForObject", "()V");
        assertThat(Catalogue.standard().find(call, nothing)).isPresent();
    }

    @Test
    void choosesOverloadsOfUnseenTypesByTheirArguments() {
        Catalogue catalogue = Catalogue.standard();
        String mapper = "com.fasterxml.jackson.databind.ObjectMapper";
        assertThat(catalogue.find(
                        new MethodKey(mapper, "readValue", "(Ljava/io/File;Ljava/lang/Object;)V"), new NoHierarchy()))
                .map(BlockingApi::condition)
                .contains(Condition.ALWAYS);
        assertThat(catalogue.find(
                        new MethodKey(mapper, "readValue", "(Ljava/lang/String;Ljava/lang/Class;)V"),
                        new NoHierarchy()))
                .isEmpty();
        assertThat(catalogue.find(
                        new MethodKey(mapper, "readValue", "(Ljava/lang/Object;Ljava/lang/Class;)V"),
                        new NoHierarchy()))
                .isEmpty();
    }

    @Test
    void tellsOverloadsApart() {
        assertThat(find("java.util.concurrent.BlockingQueue", "offer", "(Ljava/lang/Object;)Z"))
                .isEmpty();
        assertThat(find(
                        "java.util.concurrent.BlockingQueue",
                        "offer",
                        "(Ljava/lang/Object;JLjava/util/concurrent/TimeUnit;)Z"))
                .isPresent();
    }

    @Test
    void leavesNamesakesAlone() {
        assertThat(find("java.lang.String", "join", "()V")).isEmpty();
        assertThat(find("java.util.Map", "get", "(Ljava/lang/Object;)Ljava/lang/Object;"))
                .isEmpty();
        assertThat(find("java.lang.ThreadLocal", "get", "()Ljava/lang/Object;")).isEmpty();
        assertThat(find("java.sql.PreparedStatement", "setString", "(ILjava/lang/String;)V"))
                .isEmpty();
    }

    @Test
    void leavesReactiveRepositoriesAlone() {
        assertThat(find("org.springframework.data.repository.reactive.ReactiveCrudRepository", "count", "()J"))
                .isEmpty();
        assertThat(find("org.springframework.data.jpa.repository.JpaRepository", "findAll", "()Ljava/util/List;"))
                .isPresent();
    }

    @Test
    void usersAddAndSilenceRows() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), """
                # our own
                com.shop.Legacy,fetch,http,never,LegacyAsync.fetch,300,,ours
                java.lang.Thread,sleep,none
                """);
        Catalogue catalogue = Catalogue.standard().with(List.of(file));
        assertThat(catalogue.find(new MethodKey("com.shop.Legacy", "fetch", "()V"), REAL))
                .map(BlockingApi::latency)
                .contains(300);
        assertThat(catalogue.find(new MethodKey("java.lang.Thread", "sleep", "(J)V"), REAL))
                .isEmpty();
    }

    @Test
    void tellsTheLineOfAMalformedRow() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "a.B,c,http\na.B,d,nonsense\n");
        assertThatThrownBy(() -> Catalogue.standard().with(List.of(file)))
                .isInstanceOf(UsageException.class)
                .hasMessage("catalogue own.csv, line 2 has no known kind: nonsense");
    }

    private static Optional<BlockingApi> find(String type, String method, String descriptor) {
        return Catalogue.standard().find(new MethodKey(type, method, descriptor), REAL);
    }

    /** The class files of this test's class path and of the JDK. */
    private static class ClassFileHierarchy implements TypeHierarchy {

        @Override
        public Set<String> supertypes(String type) {
            Set<String> all = new HashSet<>(Set.of(type));
            ClassFile.of(type).stream()
                    .flatMap(file -> file.supertypes().stream())
                    .forEach(above -> all.addAll(supertypes(above)));
            return all;
        }

        @Override
        public boolean isKnown(String type) {
            return !ClassFile.of(type).isEmpty();
        }

        @Override
        public Set<String> annotations(String type) {
            return Set.of();
        }

        @Override
        public Optional<String> declaringType(String type, String name, String descriptor) {
            return Optional.empty();
        }
    }

    private static final class NoHierarchy extends ClassFileHierarchy {

        @Override
        public Set<String> supertypes(String type) {
            return Set.of(type);
        }

        @Override
        public boolean isKnown(String type) {
            return false;
        }
    }
}
