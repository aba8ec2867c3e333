package dev.unblock.reports;

import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result in a file that a user names. */
public final class StoredResult {

    private StoredResult() {}

    /**
     * Reads it.
     *
     * @throws UsageException that says in one line why the file is no result that can be read
     */
    public static Result read(Path file) {
        try {
            return ResultJson.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is no result of unblock: it is not in UTF-8", e);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + "; give an unblock.json that 'analyze' wrote", e);
        } catch (MalformedResultException e) {
            throw new UsageException(file + " is no result of unblock: " + e.getMessage(), e);
        }
    }
}
