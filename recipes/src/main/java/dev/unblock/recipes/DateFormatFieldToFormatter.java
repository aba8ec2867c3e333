package dev.unblock.recipes;

import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.DatePattern;
import dev.unblock.recipes.state.FieldTargets;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Replaces a shared {@code SimpleDateFormat}, which mixes up the dates of two threads, by an immutable formatter.
 *
 * <pre>
 * private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");      DAY.format(date)
 * → private static final DateTimeFormatter DAY =
 *           DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
 *                                                       DAY.format(Instant.ofEpochMilli(date.getTime()))
 * </pre>
 *
 * Refuses (H27) fields that parse, which is lenient, are configured or handed out, and patterns whose letters mean
 * something else or are written in words; and fields that others know (H19). Dates before 1582 and after 9999 are written
 * differently.
 */
public final class DateFormatFieldToFormatter extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = FieldTargets.DISPLAY_NAME,
            description = FieldTargets.DESCRIPTION + " None named means every private field.",
            example = FieldTargets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public DateFormatFieldToFormatter(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Replace shared date formats by formatters";
    }

    @Override
    public String getDescription() {
        return "Replaces `SimpleDateFormat` fields, which are not thread-safe, by `DateTimeFormatter`.";
    }

    @Override
    public Validated<Object> validate() {
        return targets == null ? super.validate() : super.validate().and(FieldTargets.required("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new FormatVisitor(targets == null ? Optional.empty() : Optional.of(FieldTargets.of(targets)), refusals);
    }

    private static final class FormatVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final Set<String> IMPORTED = Set.of(Names.FORMATTER, Names.INSTANT, Names.ZONE);

        private final Optional<FieldTargets> targets;
        private final AsyncMigrationRefusals refusals;

        private FormatVisitor(Optional<FieldTargets> targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            J.CompilationUnit changed = file;
            boolean meant = targets.isPresent() || !SourceRoot.isTest(file);
            for (PrivateField field : meant ? PrivateField.in(file) : List.<PrivateField>of()) {
                if (pattern(field).isEmpty()
                        || !targets.map(all -> all.include(field)).orElse(true)) {
                    continue;
                }
                Optional<Refusal> refusal = refusal(field, file);
                if (refusal.isPresent()) {
                    refusals.refuse(ctx, field.place(), refusal.get());
                    continue;
                }
                changed = (J.CompilationUnit) new Replacement(field).visitNonNull(changed, ctx);
                IMPORTED.forEach(name -> maybeAddImport(name, false));
                doAfterVisit(new UnusedImport("java.text.SimpleDateFormat"));
                doAfterVisit(new UnusedImport("java.text.DateFormat"));
            }
            return changed;
        }

        /** What the format is made with. */
        private static Optional<String> pattern(PrivateField field) {
            return field.variable().getInitializer() instanceof J.NewClass created
                            && TypeUtils.isOfClassType(created.getType(), "java.text.SimpleDateFormat")
                            && created.getBody() == null
                    ? Optional.of(
                            created.getArguments().get(0) instanceof J.Literal literal
                                            && literal.getValue() instanceof String text
                                    ? text
                                    : "")
                    : Optional.empty();
        }

        private static Optional<Refusal> refusal(PrivateField field, J.CompilationUnit file) {
            Optional<Refusal> known = field.knownElsewhere();
            if (known.isPresent()) {
                return known;
            }
            J.NewClass created = (J.NewClass) field.variable().getInitializer();
            boolean arguments = created != null
                    && (created.getArguments().size() == 1
                            || TypeUtils.isOfClassType(
                                    created.getArguments().get(1).getType(), "java.util.Locale"));
            if (!arguments || !DatePattern.meansTheSame(pattern(field).orElse(""))) {
                return refused(field, "has a pattern that a formatter would write differently");
            }
            if (!field.declaration().hasModifier(J.Modifier.Type.Final)) {
                return refused(field, "is not final");
            }
            boolean taken = file.getImports().stream().anyMatch(i -> IMPORTED.stream()
                    .anyMatch(name -> name.endsWith("." + i.getClassName()) && !name.equals(i.getTypeName())));
            if (taken) {
                return refused(field, "would need a class whose name is imported from elsewhere");
            }
            return field.uses().stream().allMatch(FormatVisitor::onlyFormats)
                    ? Optional.empty()
                    : refused(field, "does more than format dates: it parses, is configured or handed out");
        }

        private static boolean onlyFormats(PrivateField.Use use) {
            return use.call()
                    .filter(call -> call.getSimpleName().equals("format")
                            && call.getArguments().size() == 1
                            && TypeUtils.isAssignableTo(
                                    "java.util.Date", call.getArguments().get(0).getType())
                            && canBeAsked(call.getArguments().get(0)))
                    .isPresent();
        }

        private static boolean canBeAsked(Expression date) {
            return date instanceof J.Identifier
                    || date instanceof J.FieldAccess
                    || date instanceof J.MethodInvocation
                    || date instanceof J.NewClass;
        }

        private static Optional<Refusal> refused(PrivateField field, String evidence) {
            return Optional.of(new Refusal(
                    Hazard.H27, field.name() + " " + evidence, "move to java.time by hand, with tests of the text"));
        }
    }

    private static final class Names {
        private static final String FORMATTER = "java.time.format.DateTimeFormatter";
        private static final String INSTANT = "java.time.Instant";
        private static final String ZONE = "java.time.ZoneId";
        private static final String TEMPORAL = "java.time.temporal.TemporalAccessor";
    }

    private static final class Replacement extends JavaIsoVisitor<ExecutionContext> {
        private static final JavaType.Class FORMATTER = Types.named(Names.FORMATTER);

        private final PrivateField field;

        private Replacement(PrivateField field) {
            this.field = field;
        }

        @Override
        public J.VariableDeclarations visitVariableDeclarations(
                J.VariableDeclarations declaration, ExecutionContext ctx) {
            J.VariableDeclarations visited = super.visitVariableDeclarations(declaration, ctx);
            if (!declaration.getId().equals(field.declaration().getId()) || visited.getTypeExpression() == null) {
                return visited;
            }
            J.VariableDeclarations.NamedVariable variable =
                    visited.getVariables().get(0);
            JavaType.Variable known = variable.getVariableType();
            return visited.withTypeExpression(Syntax.type(FORMATTER)
                            .withPrefix(visited.getTypeExpression().getPrefix()))
                    .withVariables(List.of(variable.withName(typed(variable.getName()))
                            .withVariableType(known == null ? null : known.withType(FORMATTER))
                            .withInitializer(formatter((J.NewClass) variable.getInitializer()))));
        }

        /** The zone and, where none is given, the language are those of the machine at this moment, as before. */
        private static Expression formatter(J.@Nullable NewClass made) {
            List<Expression> arguments = made == null ? List.of() : made.getArguments();
            List<JavaType> types = new ArrayList<>();
            arguments.forEach(argument -> types.add(argument.getType()));
            Expression formatter = Syntax.staticCall(
                    Types.staticMethod(Names.FORMATTER, "ofPattern", FORMATTER, types.toArray(new JavaType[0])),
                    arguments.toArray(new Expression[0]));
            JavaType.Class zone = Types.named(Names.ZONE);
            return Syntax.call(
                            formatter,
                            Types.method(Names.FORMATTER, "withZone", FORMATTER, zone),
                            Syntax.staticCall(Types.staticMethod(Names.ZONE, "systemDefault", zone)))
                    .withPrefix(made == null ? Space.SINGLE_SPACE : made.getPrefix());
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, ctx);
            if (call.getSelect() == null || !field.is(call.getSelect())) {
                return visited;
            }
            JavaType.Class instant = Types.named(Names.INSTANT);
            Expression date = visited.getArguments().get(0);
            Expression millis = Syntax.call(
                    date.withPrefix(Space.EMPTY), Types.method("java.util.Date", "getTime", JavaType.Primitive.Long));
            Expression moment = Syntax.staticCall(
                    Types.staticMethod(Names.INSTANT, "ofEpochMilli", instant, JavaType.Primitive.Long), millis);
            JavaType.Method format =
                    Types.method(Names.FORMATTER, "format", JavaType.Primitive.String, Types.named(Names.TEMPORAL));
            return visited.withSelect(typed(call.getSelect()))
                    .withName(visited.getName().withType(format))
                    .withMethodType(format)
                    .withArguments(List.of(moment.withPrefix(date.getPrefix())));
        }

        private static Expression typed(Expression name) {
            return name instanceof J.FieldAccess access
                    ? access.withName(typed(access.getName())).withType(FORMATTER)
                    : typed((J.Identifier) name);
        }

        private static J.Identifier typed(J.Identifier name) {
            JavaType.Variable known = name.getFieldType();
            return name.withType(FORMATTER).withFieldType(known == null ? null : known.withType(FORMATTER));
        }
    }
}
