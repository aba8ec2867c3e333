package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is set on an executor, or on its builder, after it was made: {@code setQueueCapacity(50)} or {@code queueCapacity(50)}. */
final class PoolSettings {

    static final PoolSettings NONE = new PoolSettings(List.of());

    private final List<Setting> settings;

    private PoolSettings(List<Setting> settings) {
        this.settings = settings;
    }

    private record Setting(String name, Value value) {

        boolean is(String property) {
            return name.equalsIgnoreCase(property) || name.equalsIgnoreCase("set" + property);
        }
    }

    /**
     * The settings in their order.
     *
     * @param builder whose chain of calls ends in the executor
     */
    static PoolSettings of(ProjectIndex index, Located executor, Optional<Value> builder) {
        List<Setting> settings = new ArrayList<>();
        Optional<Value> chain = builder;
        while (chain.isPresent() && chain.get() instanceof Value.Result link) {
            if (link.arguments().size() == 1) {
                settings.add(
                        0, new Setting(link.target().name(), link.arguments().get(0)));
            }
            chain = link.receiver();
        }
        index.method(executor.method()).calls().stream()
                .filter(call -> call.arguments().size() == 1
                        && call.receiver().filter(executor.value()::equals).isPresent())
                .forEach(call -> settings.add(
                        new Setting(call.target().name(), call.arguments().get(0))));
        return new PoolSettings(settings);
    }

    Stream<Value> all(String property) {
        return settings.stream().filter(setting -> setting.is(property)).map(Setting::value);
    }

    /** The one that counts, where a property is set more than once. */
    Optional<Value> last(String property) {
        return all(property).reduce((first, second) -> second);
    }
}
