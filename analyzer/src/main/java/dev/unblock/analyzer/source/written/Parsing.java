package dev.unblock.analyzer.source.written;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.Processor;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.validator.postprocessors.Java10PostProcessor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses Java text. Tokens are kept, for without them the parser gives no positions; comments stay unattached.
 *
 * <p>The parser's checks of what a release allows walk the tree a dozen times and are left out: compilers do that.
 */
public final class Parsing {

    /** A tree, and the comments beside it. */
    public record Parsed(CompilationUnit unit, List<Comment> comments) {

        public Parsed {
            comments = List.copyOf(comments);
        }
    }

    /** Why there is no tree. */
    public static final class UnparsableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnparsableException(String message) {
            super(message);
        }
    }

    private static final List<Processor> INFERRED_TYPES = new Java10PostProcessor().getPostProcessors();

    private final JavaParser atNewest = parser(LanguageLevel.BLEEDING_EDGE);
    private final JavaParser atRelease;

    public Parsing(int release) {
        this.atRelease = parser(level(release));
    }

    /**
     * Parses one file. What the newest Java does not allow is tried as the project's release: {@code yield} was a name.
     *
     * @param name of the file, which is that of the type where the file declares none around its methods
     * @throws UnparsableException with the line of the first error
     */
    public Parsed parse(String text, String name) throws UnparsableException {
        try {
            ParseResult<CompilationUnit> result = atNewest.parse(text);
            if (!result.isSuccessful()) {
                ParseResult<CompilationUnit> again = atRelease.parse(text);
                result = again.isSuccessful() ? again : result;
            }
            if (!result.isSuccessful() || result.getResult().isEmpty()) {
                throw new UnparsableException(firstProblem(result));
            }
            if (text.contains("var")) {
                markInferredTypes(result);
            }
            result.getResult().get().getTypes().stream()
                    .flatMap(type -> type.toClassOrInterfaceDeclaration().stream())
                    .filter(ClassOrInterfaceDeclaration::isCompact)
                    .forEach(type -> type.getName().setIdentifier(name));
            return new Parsed(
                    result.getResult().get(),
                    result.getCommentsCollection().stream()
                            .flatMap(comments -> comments.getComments().stream())
                            .toList());
        } catch (StackOverflowError e) {
            throw new UnparsableException("nested too deeply to parse");
        }
    }

    private static void markInferredTypes(ParseResult<CompilationUnit> result) {
        INFERRED_TYPES.forEach(processor -> processor.postProcess(result, new ParserConfiguration()));
    }

    private static String firstProblem(ParseResult<CompilationUnit> result) {
        Optional<Problem> first = result.getProblems().stream().findFirst();
        String line = first.flatMap(Problem::getLocation)
                .map(Parsing::next)
                .flatMap(JavaToken::getRange)
                .map(range -> " at line " + range.begin.line)
                .orElse("");
        String message =
                first.map(Problem::getMessage).orElse("").lines().findFirst().orElse("");
        return "cannot be parsed" + line + (message.isEmpty() ? "" : ": " + message);
    }

    /** What the parser skips starts with the last token that it understood. */
    private static JavaToken next(TokenRange skipped) {
        JavaToken token = skipped.getBegin();
        Optional<JavaToken> next = token.getNextToken();
        while (next.isPresent() && next.get().getCategory().isWhitespaceOrComment()) {
            next = next.get().getNextToken();
        }
        return next.orElse(token);
    }

    private static JavaParser parser(LanguageLevel level) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(level)
                .setAttributeComments(false)
                .setStoreTokens(true);
        configuration.getProcessors().clear();
        return new JavaParser(configuration);
    }

    private static LanguageLevel level(int release) {
        String name = release < 5 ? "JAVA_1_" + release : "JAVA_" + release;
        return Stream.of(LanguageLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(LanguageLevel.BLEEDING_EDGE);
    }
}
