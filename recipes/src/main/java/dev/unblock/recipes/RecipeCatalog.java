package dev.unblock.recipes;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.internal.RecipeLoader;

/** Every recipe there is, with the wave it belongs to and the way of migration it serves. */
public final class RecipeCatalog {
    /** The way a recipe takes. */
    public enum Way {
        EXECUTOR("executor"),
        ASYNC_CLIENT("async-client"),
        BOTH("both"),
        GUARD("guard");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        /** The name in plans and pages. */
        public String label() {
            return label;
        }
    }

    /** One option of a recipe; the type is {@code String}, {@code Integer} or {@code List}. */
    public record OptionEntry(String name, String type, boolean required, String description) {}

    /** One recipe. */
    public record Entry(String name, int wave, Way way, String title, List<OptionEntry> options) {
        public Entry {
            options = List.copyOf(options);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(AddAsyncSupport.class, 0, Way.GUARD),
            new Row(AddHttpClientTimeouts.class, 0, Way.GUARD),
            new Row(BoundFutureWaits.class, 0, Way.GUARD),
            new Row(CacheableFutureGuard.class, 0, Way.BOTH),
            new Row(ConfigureBoundedExecutor.class, 0, Way.EXECUTOR),
            new Row(ExecutorLifecycle.class, 0, Way.EXECUTOR),
            new Row(FindAsyncClientCandidates.class, 0, Way.ASYNC_CLIENT),
            new Row(InterceptorSkipsAsyncDispatch.class, 0, Way.BOTH),
            new Row(LoginFilterCoversAsyncDispatch.class, 0, Way.BOTH),
            new Row(SetMvcAsyncTimeout.class, 0, Way.BOTH),
            new Row(AddBoundedExecutorBean.class, 1, Way.EXECUTOR),
            new Row(AddMvcTaskExecutor.class, 1, Way.EXECUTOR),
            new Row(AddWebFluxStarter.class, 1, Way.ASYNC_CLIENT),
            new Row(AtomicSharedCounter.class, 1, Way.GUARD),
            new Row(BoundExecutorFactory.class, 1, Way.GUARD),
            new Row(BoundFanOut.class, 1, Way.EXECUTOR),
            new Row(CheckThenActToPutIfAbsent.class, 1, Way.GUARD),
            new Row(ConcurrentCollectionField.class, 1, Way.GUARD),
            new Row(DateFormatFieldToFormatter.class, 1, Way.GUARD),
            new Row(FixProxySelfInvocation.class, 1, Way.EXECUTOR),
            new Row(RestoreInterruptFlag.class, 1, Way.GUARD),
            new Row(SleepToDelay.class, 1, Way.BOTH),
            new Row(SynchronizedToReentrantLock.class, 1, Way.EXECUTOR),
            new Row(UseNamedExecutor.class, 1, Way.EXECUTOR),
            new Row(VolatileField.class, 1, Way.GUARD),
            new Row(ControllerReturnsCallable.class, 2, Way.EXECUTOR),
            new Row(ControllerRunsOffEventLoop.class, 2, Way.EXECUTOR),
            new Row(CreateAsyncFacade.class, 2, Way.EXECUTOR),
            new Row(EnableVirtualThreadsSafely.class, 2, Way.EXECUTOR),
            new Row(ExecutorToVirtualThreads.class, 2, Way.EXECUTOR),
            new Row(FutureToCompletableFuture.class, 2, Way.EXECUTOR),
            new Row(ParallelizeIndependentCalls.class, 2, Way.EXECUTOR),
            new Row(ResourceRunsOnVirtualThread.class, 2, Way.EXECUTOR),
            new Row(TestsCallReturnedWork.class, 2, Way.EXECUTOR),
            new Row(ComposeAsyncTwin.class, 3, Way.BOTH),
            new Row(ControllerReturnsFuture.class, 3, Way.BOTH),
            new Row(MigrateCallerToFacade.class, 3, Way.EXECUTOR),
            new Row(MockMvcAwaitsAnswers.class, 3, Way.BOTH),
            new Row(RemoveBlockInOperator.class, 3, Way.ASYNC_CLIENT),
            new Row(AwsClientToAsyncClient.class, 4, Way.ASYNC_CLIENT),
            new Row(HttpClientSendToSendAsync.class, 4, Way.ASYNC_CLIENT),
            new Row(LettuceSyncToAsync.class, 4, Way.ASYNC_CLIENT),
            new Row(OkHttpExecuteToEnqueue.class, 4, Way.ASYNC_CLIENT),
            new Row(RestClientToWebClientFuture.class, 4, Way.ASYNC_CLIENT),
            new Row(RestTemplateToRestClient.class, 4, Way.ASYNC_CLIENT),
            new Row(RemoveSyncFacade.class, 5, Way.BOTH));

    private record Row(Class<? extends Recipe> type, int wave, Way way) {
        Entry entry() {
            String title =
                    new RecipeLoader(type.getClassLoader()).load(type, null).getDisplayName();
            return new Entry(type.getSimpleName(), wave, way, title, RecipeCatalog.options(type));
        }
    }

    private RecipeCatalog() {}

    /** All recipes, by wave. */
    public static List<Entry> entries() {
        return ROWS.stream().map(Row::entry).toList();
    }

    /** The recipe of this simple name. */
    public static Optional<Entry> find(String name) {
        return ROWS.stream()
                .filter(row -> row.type().getSimpleName().equals(name))
                .findFirst()
                .map(Row::entry);
    }

    static Recipe instantiate(RecipeStep step) {
        Class<? extends Recipe> type = ROWS.stream()
                .map(Row::type)
                .filter(candidate -> candidate.getSimpleName().equals(step.recipe()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no recipe " + step.recipe()));
        rejectUnknownOptions(type, step);
        Recipe recipe = new RecipeLoader(type.getClassLoader()).load(type, step.options());
        List<String> failures = recipe.validate().failures().stream()
                .map(invalid -> invalid.getProperty() + ": " + invalid.getMessage())
                .toList();
        if (!failures.isEmpty()) {
            throw new IllegalArgumentException(step.recipe() + ": " + String.join("; ", failures));
        }
        return recipe;
    }

    private static void rejectUnknownOptions(Class<? extends Recipe> type, RecipeStep step) {
        List<String> known = options(type).stream().map(OptionEntry::name).toList();
        List<String> unknown = step.options().keySet().stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(step.recipe() + " has no option " + String.join(", ", unknown));
        }
    }

    private static List<OptionEntry> options(Class<? extends Recipe> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Option.class))
                .map(RecipeCatalog::option)
                .toList();
    }

    private static OptionEntry option(Field field) {
        Option option = field.getAnnotation(Option.class);
        return new OptionEntry(
                field.getName(), field.getType().getSimpleName(), option.required(), option.description());
    }
}
