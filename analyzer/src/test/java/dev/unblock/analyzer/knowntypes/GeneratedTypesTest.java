package dev.unblock.analyzer.knowntypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what we know of generators' names against real class files that they wrote. */
final class GeneratedTypesTest {

    private static final String DRIVE = "com.google.api.services.drive.Drive";
    private static final String REQUEST = "com.google.api.client.googleapis.services.AbstractGoogleClientRequest";

    @Test
    void knowsPartsAndRequestsOfGooglesClients() {
        List<TypeHeader> parts = Stream.concat(
                        Stream.of(DRIVE), below(DRIVE).stream().flatMap(GeneratedTypesTest::withRequests))
                .flatMap(name -> TypeHeader.of(name).stream())
                .toList();

        assertThat(parts).hasSizeGreaterThan(40);
        assertThat(parts.stream().flatMap(part -> part.methods().stream()
                        .filter(method -> isOfDrive(method.returned()) && !isRight(part, method))
                        .map(method -> part.name() + "#" + method.name())))
                .isEmpty();
    }

    @Test
    void knowsWhatIsSent() {
        assertThat(KnownTypes.standard().supers(DRIVE + "$Files$Get")).containsExactly(REQUEST);
        assertThat(KnownTypes.standard().supers("software.amazon.awssdk.services.kms.KmsClient"))
                .containsExactly("software.amazon.awssdk.awscore.AwsClient");
        assertThat(KnownTypes.standard().has("software.amazon.awssdk.services.kms.KmsAsyncClient"))
                .isFalse();
        assertThat(KnownTypes.standard().has("com.google.api.services.drive.model.File"))
                .isFalse();
    }

    private static TreeSet<String> below(String type) {
        TreeSet<String> below = new TreeSet<>();
        TypeHeader.of(type).stream()
                .flatMap(header -> header.methods().stream())
                .map(TypeHeader.Declared::returned)
                .filter(returned -> returned.startsWith(type + "$"))
                .forEach(below::add);
        return below;
    }

    private static Stream<String> withRequests(String part) {
        return Stream.concat(Stream.of(part), below(part).stream());
    }

    private static boolean isOfDrive(String type) {
        return type.startsWith(DRIVE + "$");
    }

    private static boolean isRight(TypeHeader type, TypeHeader.Declared method) {
        return GeneratedTypes.returned(
                        type.name(), method.name(), method.parameters().size())
                .equals(Optional.of(method.returned()));
    }
}
