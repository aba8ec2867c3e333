package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredField;
import dev.unblock.analyzer.source.names.InheritedFields;
import dev.unblock.analyzer.source.names.ProjectTypes.Member;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.Optional;

/** Tells local variables, fields and types apart where only a name is written (JLS 6.5). */
final class Variables {

    private final BodyContext context;
    private final BodyFacts facts;
    private final Locals locals;
    private final ExpressionWalk expressions;

    Variables(BodyContext context, BodyFacts facts, Locals locals, ExpressionWalk expressions) {
        this.context = context;
        this.facts = facts;
        this.locals = locals;
        this.expressions = expressions;
    }

    /** A field, and the object it belongs to. */
    private record Found(Member<DeclaredField> field, Optional<Value> object) {}

    Typed read(Expression expression) {
        return expression instanceof NameExpr name ? read(name) : read((FieldAccessExpr) expression);
    }

    /** The type that the expression names, where it names one. */
    Optional<TypeRef> typeNamed(Expression expression) {
        if (expression instanceof NameExpr name) {
            return isVariable(name.getNameAsString())
                    ? Optional.empty()
                    : context.types()
                            .find(name.getNameAsString(), context.type())
                            .map(TypeRef::of);
        }
        if (!(expression instanceof FieldAccessExpr access) || !startsWithType(access)) {
            return Optional.empty();
        }
        String name = access.getNameAsString();
        Optional<TypeRef> outer = typeNamed(access.getScope());
        if (outer.isPresent()) {
            String nested = outer.get().name() + "$" + name;
            return Optional.of(TypeRef.of(nested))
                    .filter(type -> context.types().isKnown(nested));
        }
        boolean afterPackage = Character.isUpperCase(name.charAt(0));
        return afterPackage ? context.types().qualified(access.toString()).map(TypeRef::of) : Optional.empty();
    }

    Optional<TypeRef> typeOf(NameExpr name) {
        return locals.find(name.getNameAsString()).flatMap(Typed::type).or(() -> field(name.getNameAsString())
                .map(found -> found.field().type()));
    }

    void assign(NameExpr name, Value value) {
        if (locals.isDeclared(name.getNameAsString())) {
            locals.assign(name.getNameAsString(), value);
            return;
        }
        field(name.getNameAsString()).ifPresent(found -> facts.write(key(found), found.object(), value, name));
    }

    /** {@code a.b = c}: the object is evaluated first. */
    Typed assign(FieldAccessExpr field, Expression written) {
        Optional<TypeRef> named = typeNamed(field.getScope());
        Optional<Typed> object =
                named.isPresent() ? Optional.empty() : Optional.of(expressions.evaluate(field.getScope()));
        Optional<Member<DeclaredField>> member = named.or(() -> object.flatMap(Typed::type))
                .flatMap(type -> context.types().own(type.name()))
                .flatMap(type -> context.types().field(type, field.getNameAsString()));
        Typed value = expressions.withTarget(written, member.map(Member::type));
        write(field, member, object, value.value());
        return value;
    }

    /** What was read before is written again. */
    void assignTo(FieldAccessExpr field, Value value) {
        Optional<TypeRef> named = typeNamed(field.getScope());
        boolean self = field.getScope().isThisExpr();
        Optional<Typed> object = named.isPresent()
                ? Optional.empty()
                : Optional.of(
                        self
                                ? Typed.of(
                                        new Value.Self(),
                                        TypeRef.of(context.type().name()))
                                : Typed.UNKNOWN);
        Optional<Member<DeclaredField>> member = named.or(() -> object.flatMap(Typed::type))
                .flatMap(type -> context.types().own(type.name()))
                .flatMap(type -> context.types().field(type, field.getNameAsString()));
        write(field, member, object, value);
    }

    /** The object of a type around this one. */
    Typed outerObject(String type) {
        FieldKey link = new FieldKey(context.type().name(), "this$0");
        return Typed.of(new Value.FieldRead(link, type, Optional.of(new Value.Self())), TypeRef.of(type));
    }

    private void write(
            FieldAccessExpr field, Optional<Member<DeclaredField>> member, Optional<Typed> object, Value value) {
        member.ifPresent(found -> facts.write(
                new FieldKey(found.owner().name(), found.declared().name()),
                found.declared().isStatic() ? Optional.empty() : object.map(Typed::value),
                value,
                field.getName()));
    }

    private Typed read(NameExpr name) {
        Optional<Typed> local = locals.find(name.getNameAsString());
        if (local.isPresent()) {
            return local.get();
        }
        Optional<Found> found = field(name.getNameAsString());
        if (found.isPresent()) {
            return fieldRead(found.get().field(), found.get().object(), name);
        }
        return expressions
                .hint(name)
                .flatMap(hint -> ofLibrary(hint, Optional.empty(), name))
                .orElseGet(() -> imported(name));
    }

    private Typed read(FieldAccessExpr access) {
        Optional<TypeRef> named = typeNamed(access.getScope());
        Optional<Typed> object =
                named.isPresent() ? Optional.empty() : Optional.of(expressions.evaluate(access.getScope()));
        Optional<TypeRef> owner = named.or(() -> object.flatMap(Typed::type));
        boolean length = owner.filter(TypeRef::isArray).isPresent()
                && access.getNameAsString().equals("length");
        if (length) {
            return Typed.of(new Value.Computed(object.map(Typed::value).stream().toList()), TypeRef.of("int"));
        }
        Optional<Member<DeclaredField>> member = owner.flatMap(
                        type -> context.types().own(type.name()))
                .flatMap(type -> context.types().field(type, access.getNameAsString()));
        if (member.isPresent()) {
            return fieldRead(member.get(), object.map(Typed::value), access.getName());
        }
        return expressions
                .hint(access.getName())
                .flatMap(hint -> ofLibrary(hint, object, access.getName()))
                .orElseGet(() -> owner.map(type -> byName(type, access, object)).orElse(Typed.UNKNOWN));
    }

    /** A field of a library type: constants of enums are of that type, of others nothing is known. */
    private Typed byName(TypeRef owner, FieldAccessExpr access, Optional<Typed> object) {
        FieldKey key = new FieldKey(owner.name(), access.getNameAsString());
        facts.read(key, object.map(Typed::value), access.getName());
        Optional<TypeRef> type = typeOfLibraryField(owner, access.getNameAsString());
        Value value = new Value.FieldRead(key, type.orElse(TypeRef.OBJECT).name(), object.map(Typed::value));
        return new Typed(value, type);
    }

    private Optional<TypeRef> typeOfLibraryField(TypeRef owner, String name) {
        boolean stream = owner.name().equals("java.lang.System") && (name.equals("out") || name.equals("err"));
        if (stream) {
            return Optional.of(TypeRef.of("java.io.PrintStream"));
        }
        return Optional.of(owner)
                .filter(type -> context.types().isSubtype(type.name(), "java.lang.Enum"))
                .or(() -> context.types()
                        .own(owner.name())
                        .flatMap(type -> InheritedFields.find(name, type, context.types())));
    }

    private Optional<Typed> ofLibrary(Hint hint, Optional<Typed> object, Node name) {
        if (hint.declaring().isEmpty() || hint.type().isEmpty()) {
            return Optional.empty();
        }
        FieldKey key = new FieldKey(hint.declaring().get(), hint.name());
        Optional<Value> of =
                hint.isStatic() ? Optional.empty() : object.map(Typed::value).or(() -> Optional.of(new Value.Self()));
        facts.read(key, of, name);
        return Optional.of(Typed.of(
                new Value.FieldRead(key, hint.type().get().name(), of),
                hint.type().get()));
    }

    private Typed inherited(NameExpr name) {
        return InheritedFields.find(name.getNameAsString(), context.type(), context.types())
                .map(type -> Typed.of(new Value.Unknown(Optional.of(type.name())), type))
                .orElse(Typed.UNKNOWN);
    }

    private Typed imported(NameExpr name) {
        Optional<String> type = Optional.ofNullable(
                        context.type().scope().members().get(name.getNameAsString()))
                .flatMap(context.types()::qualified);
        if (type.isEmpty()) {
            return inherited(name);
        }
        Optional<Member<DeclaredField>> own =
                context.types().own(type.get()).flatMap(owner -> context.types().field(owner, name.getNameAsString()));
        if (own.isPresent()) {
            return fieldRead(own.get(), Optional.empty(), name);
        }
        FieldKey key = new FieldKey(type.get(), name.getNameAsString());
        facts.read(key, Optional.empty(), name);
        return new Typed(new Value.FieldRead(key, "java.lang.Object", Optional.empty()), Optional.empty());
    }

    private Typed fieldRead(Member<DeclaredField> field, Optional<Value> object, Node name) {
        if (field.declared().constant().isPresent()) {
            return Typed.of(field.declared().constant().get(), field.type());
        }
        FieldKey key = new FieldKey(field.owner().name(), field.declared().name());
        Optional<Value> of = field.declared().isStatic() ? Optional.empty() : object;
        facts.read(key, of, name);
        Value value = new Value.FieldRead(key, field.type().name(), of);
        return Typed.of(Values.bounded(value, Optional.of(field.type())), field.type());
    }

    /** A local variable or a field of this type or of those around it. */
    boolean isVariable(String name) {
        return locals.find(name).isPresent() || field(name).isPresent();
    }

    private boolean startsWithType(FieldAccessExpr access) {
        Expression first = access;
        while (first instanceof FieldAccessExpr inner) {
            first = inner.getScope();
        }
        return first instanceof NameExpr name && !isVariable(name.getNameAsString());
    }

    /** Fields of this type and those around it, inherited ones included. */
    private Optional<Found> field(String name) {
        Optional<DeclaredType> at = Optional.of(context.type());
        while (at.isPresent()) {
            DeclaredType type = at.get();
            Optional<Member<DeclaredField>> member = context.types().field(type, name);
            if (member.isPresent()) {
                Value object = type.equals(context.type())
                        ? new Value.Self()
                        : outerObject(type.name()).value();
                return Optional.of(new Found(
                        member.get(), member.get().declared().isStatic() ? Optional.empty() : Optional.of(object)));
            }
            at = type.outer().flatMap(context.types()::own);
        }
        return Optional.empty();
    }

    private static FieldKey key(Found found) {
        return new FieldKey(
                found.field().owner().name(), found.field().declared().name());
    }
}
