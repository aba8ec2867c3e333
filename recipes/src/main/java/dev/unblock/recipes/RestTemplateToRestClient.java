package dev.unblock.recipes;

import dev.unblock.recipes.client.TemplateCalls;
import dev.unblock.recipes.client.TemplateField;
import dev.unblock.recipes.client.TemplateProject;
import dev.unblock.recipes.client.TemplateRewriting;
import dev.unblock.recipes.client.TemplateScan;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.PrivateField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Lets a class use a {@code RestClient} in place of its {@code RestTemplate}, which goes on deciding how requests are
 * sent: the client takes over its request factory, interceptors and error handler.
 *
 * <pre>
 * this.restTemplate = restTemplate;
 * …
 * return restTemplate.getForObject(url + "/orders/{id}", Order.class, id);
 *
 * →
 *
 * this.restClient = RestClient.create(restTemplate);
 * …
 * return restClient.get().uri(url + "/orders/{id}", id).accept(MediaType.APPLICATION_JSON).retrieve().body(Order.class);
 * </pre>
 *
 * A template asks for what its converters read and encodes URI variables less strictly than a client does: both are kept.
 * A class changes whole or not at all. Refuses what a client would not take over or would do differently (H27), fields
 * that are filled from outside (H19), and templates that tests replace (H30).
 */
public final class RestTemplateToRestClient extends ScanningRecipe<TemplateProject> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION + " A class changes whole when one of its methods is named.",
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public RestTemplateToRestClient(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Use RestClient instead of RestTemplate";
    }

    @Override
    public String getDescription() {
        return "Replaces the calls of a private `RestTemplate` by those of a `RestClient` made from it.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TemplateProject getInitialValue(ExecutionContext ctx) {
        return new TemplateProject();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(TemplateProject project) {
        return new TemplateScan(project);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(TemplateProject project) {
        return new ClassVisitor(project, Targets.of(targets), refusals);
    }

    private static final class ClassVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final TemplateProject project;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private ClassVisitor(TemplateProject project, Targets targets, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            if (SourceRoot.isTest(file)) {
                return file;
            }
            J.CompilationUnit changed = file;
            for (PrivateField field : PrivateField.in(file)) {
                boolean template = TypeUtils.isOfClassType(field.variable().getType(), TemplateCalls.TEMPLATE);
                if (template && isWanted(field)) {
                    changed = changed(changed, field, ctx);
                }
            }
            return changed;
        }

        private boolean isWanted(PrivateField field) {
            return targets.isEverything()
                    || field.type().getType() != null
                            && targets.methods().stream().anyMatch(target -> target.owner()
                                    .equals(field.type().getType().getFullyQualifiedName()));
        }

        private J.CompilationUnit changed(J.CompilationUnit file, PrivateField field, ExecutionContext ctx) {
            Optional<Refusal> refusal = project.whyNot(file).or(() -> TemplateField.whyNot(field));
            if (refusal.isPresent()) {
                refusals.refuse(ctx, field.place(), refusal.get());
                return file;
            }
            try {
                TemplateField plan = TemplateField.of(field);
                J.CompilationUnit changed = (J.CompilationUnit) new TemplateRewriting(plan).visitNonNull(file, ctx);
                return changed;
            } catch (CannotChange reason) {
                refusals.refuse(ctx, field.place(), reason.refusal());
                return file;
            }
        }
    }
}
