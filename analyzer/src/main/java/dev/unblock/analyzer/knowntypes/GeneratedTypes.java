package dev.unblock.analyzer.knowntypes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types that code generators write, far too many to be listed: what they are is known by how the generator names them.
 */
final class GeneratedTypes {

    /** Synchronous clients of the AWS SDK; the answers of asynchronous ones would have to be known too. */
    private static final Pattern AWS_CLIENT =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.[a-z0-9.]+\\.\\w+(?<!Async)Client");

    /** Google's REST clients: {@code Drive}, {@code Drive$Files} and {@code Drive$Files$List}. */
    private static final Pattern GOOGLE_API =
            Pattern.compile("com\\.google\\.api\\.services\\.(?!.*\\.model\\.)[a-z0-9.]+\\.([A-Z]\\w*)((?:\\$\\w+)*)");

    private static final Pattern OF_THE_CLIENT = Pattern.compile("get[A-Z].*|initialize");
    private static final Pattern OF_THE_REQUEST = Pattern.compile("(is|execute)[A-Z].*|execute");
    private static final Pattern SETTER = Pattern.compile("set([A-Z$].*)?");
    private static final String GOOGLE_REQUEST =
            "com.google.api.client.googleapis.services.AbstractGoogleClientRequest";
    private static final String BUILDER = "$Builder";

    private GeneratedTypes() {}

    /** What is above the type, where a generator wrote it. */
    static Optional<List<String>> supers(String type) {
        if (type.contains("Grpc$")) {
            return ofGrpc(type);
        }
        if (AWS_CLIENT.matcher(type).matches()) {
            return Optional.of(List.of("software.amazon.awssdk.awscore.AwsClient"));
        }
        return google(type).map(name -> isRequest(type) ? List.of(GOOGLE_REQUEST) : List.of());
    }

    /** What a call on the type returns, where a generator wrote it. */
    static Optional<String> returned(String type, String method, int arguments) {
        return google(type).flatMap(name -> ofGoogle(type, method, arguments));
    }

    /** What gRPC's compiler writes: {@code GreeterGrpc.GreeterImplBase}. */
    private static Optional<List<String>> ofGrpc(String type) {
        if (type.endsWith("ImplBase")) {
            return Optional.of(List.of("io.grpc.BindableService"));
        }
        return type.endsWith("BlockingStub")
                ? Optional.of(List.of("io.grpc.stub.AbstractBlockingStub"))
                : Optional.empty();
    }

    private static Optional<Matcher> google(String type) {
        return type.startsWith("com.google.api.services.")
                ? Optional.of(GOOGLE_API.matcher(type)).filter(Matcher::matches)
                : Optional.empty();
    }

    /** Collections of requests cannot be told from requests, but have no methods of the same names. */
    private static boolean isRequest(String type) {
        return type.contains("$") && !type.endsWith(BUILDER);
    }

    private static Optional<String> ofGoogle(String type, String method, int arguments) {
        if (type.endsWith(BUILDER)) {
            return Optional.of(method.equals("build") ? type.substring(0, type.length() - BUILDER.length()) : type);
        }
        if (SETTER.matcher(method).matches()) {
            return Optional.of(type);
        }
        boolean part = type.contains("$")
                ? !OF_THE_REQUEST.matcher(method).matches()
                : arguments == 0 && !OF_THE_CLIENT.matcher(method).matches();
        return part
                ? Optional.of(type + "$" + Character.toUpperCase(method.charAt(0)) + method.substring(1))
                : Optional.empty();
    }
}
