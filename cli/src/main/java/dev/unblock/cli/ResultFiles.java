package dev.unblock.cli;

import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads stored results that a user names. */
final class ResultFiles {

    private ResultFiles() {}

    static Result read(Path file) {
        try {
            return ResultJson.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + "; give an unblock.json that 'analyze' wrote", e);
        } catch (MalformedResultException e) {
            throw new UsageException(file + " is no result of unblock: " + e.getMessage(), e);
        }
    }
}
