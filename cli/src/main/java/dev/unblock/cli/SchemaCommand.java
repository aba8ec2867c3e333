package dev.unblock.cli;

import dev.unblock.model.PublishedSchema;
import dev.unblock.model.UsageException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unblock schema}: the JSON Schema of what is written. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Shows the JSON Schema (draft 2020-12) of a file that other programs read.")
final class SchemaCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "result, plan, baseline, comparison, portfolio or history; default: result")
    private String name = PublishedSchema.RESULT.label();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        PublishedSchema schema = PublishedSchema.fromLabel(name)
                .orElseThrow(() -> new UsageException("there is no schema '" + name + "'; there are "
                        + Arrays.stream(PublishedSchema.values())
                                .map(PublishedSchema::label)
                                .collect(Collectors.joining(", "))));
        console.line(schema.text().stripTrailing());
        return ExitCode.DONE.number();
    }
}
