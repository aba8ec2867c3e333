package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithMembers;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.source.written.BodyStructure.Heading;
import dev.unblock.analyzer.source.written.WrittenBody.Kind;
import dev.unblock.analyzer.source.written.WrittenType.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the fields and bodies of one type, and starts others for the types inside it. */
final class TypeStructure {

    private final FileStructure file;
    private final TypeNames names;
    private final Node declaration;
    private final Site site;
    private final List<WrittenField> fields = new ArrayList<>();
    private final List<BodyStructure> bodies = new ArrayList<>();
    private Optional<BodyStructure> initializer = Optional.empty();
    private Optional<BodyStructure> staticInitializer = Optional.empty();

    TypeStructure(FileStructure file, TypeNames names, Node declaration, Node name) {
        this.file = file;
        this.names = names;
        this.declaration = declaration;
        this.site = file.places().site(name, name, 0);
    }

    WrittenType written() {
        return new WrittenType(
                names.name(),
                names.outermost(),
                site,
                Places.firstLine(declaration),
                Places.end(declaration),
                fields,
                bodies.stream().map(BodyStructure::written).toList());
    }

    Places places() {
        return file.places();
    }

    ControlFlow flow() {
        return file.flow();
    }

    /** Starts a body of this type. */
    BodyStructure body(Heading heading) {
        BodyStructure body = new BodyStructure(this, bodies.size(), heading);
        bodies.add(body);
        return body;
    }

    /** A type declared inside a body. */
    void local(BodyDeclaration<?> type) {
        if (type instanceof TypeDeclaration<?> declared) {
            file.type(declared, names.local(declared.getNameAsString()));
        }
    }

    void anonymous(ClassOrInterfaceType supertype, Node whole, List<BodyDeclaration<?>> members) {
        TypeStructure inner = file.start(names.anonymous(), whole, supertype.getName());
        members.forEach(inner::member);
    }

    void members(TypeDeclaration<?> type) {
        if (type instanceof RecordDeclaration record) {
            record.getParameters()
                    .forEach(component -> fields.add(new WrittenField(
                            component.getNameAsString(), places().site(component.getName(), component, 0))));
        }
        if (type instanceof EnumDeclaration enumeration) {
            enumeration.getEntries().forEach(this::constant);
        }
        ((NodeWithMembers<?>) type).getMembers().forEach(this::member);
    }

    private void constant(EnumConstantDeclaration constant) {
        fields.add(new WrittenField(constant.getNameAsString(), places().site(constant.getName(), constant, 0)));
        constant.getArguments().forEach(argument -> staticInitializer().walk(argument));
        if (hasBody(constant)) {
            TypeStructure inner = file.start(names.anonymous(), constant, constant.getName());
            constant.getClassBody().forEach(inner::member);
        }
    }

    /** An empty body makes a type, too, but the tree does not show it. */
    private static boolean hasBody(EnumConstantDeclaration constant) {
        return constant.getTokenRange()
                .filter(tokens -> tokens.getEnd().getText().equals("}"))
                .isPresent();
    }

    private void member(BodyDeclaration<?> member) {
        if (member instanceof TypeDeclaration<?> nested) {
            file.type(nested, names.member(nested.getNameAsString()));
        } else if (member instanceof FieldDeclaration field) {
            field.getVariables().forEach(variable -> field(variable, isStatic(field)));
        } else if (member instanceof InitializerDeclaration block) {
            (block.isStatic() ? staticInitializer() : initializer()).walk(block.getBody());
        } else if (member instanceof CompactConstructorDeclaration constructor) {
            compact(constructor);
        } else if (member instanceof CallableDeclaration<?> callable) {
            callable(callable);
        }
    }

    private boolean isStatic(FieldDeclaration field) {
        return field.isStatic() || FieldScope.isStaticBy(field);
    }

    private void field(VariableDeclarator variable, boolean isStatic) {
        fields.add(new WrittenField(variable.getNameAsString(), places().site(variable.getName(), variable, 0)));
        variable.getInitializer().ifPresent(value -> (isStatic ? staticInitializer() : initializer()).walk(value));
    }

    private void callable(CallableDeclaration<?> callable) {
        boolean constructor = callable instanceof ConstructorDeclaration;
        BodyStructure body = body(new Heading(
                constructor ? Kind.CONSTRUCTOR : Kind.METHOD,
                constructor ? "<init>" : callable.getNameAsString(),
                callable.getParameters().stream().map(WrittenNames::simple).toList(),
                Optional.empty(),
                places().site(callable.getName(), callable.getName(), 0),
                Places.firstLine(callable),
                Places.end(callable)));
        callable.toMethodDeclaration().flatMap(method -> method.getBody()).ifPresent(body::walk);
        callable.toConstructorDeclaration().ifPresent(declared -> body.walk(declared.getBody()));
    }

    private void compact(CompactConstructorDeclaration constructor) {
        List<Parameter> components =
                declaration instanceof RecordDeclaration record ? record.getParameters() : List.of();
        BodyStructure body = body(new Heading(
                Kind.CONSTRUCTOR,
                "<init>",
                components.stream().map(WrittenNames::simple).toList(),
                Optional.empty(),
                places().site(constructor.getName(), constructor.getName(), 0),
                Places.firstLine(constructor),
                Places.end(constructor)));
        body.walk(constructor.getBody());
    }

    private BodyStructure initializer() {
        if (initializer.isEmpty()) {
            initializer = Optional.of(body(initializerHeading(Kind.INITIALIZER, "<init>")));
        }
        return initializer.get();
    }

    private BodyStructure staticInitializer() {
        if (staticInitializer.isEmpty()) {
            staticInitializer = Optional.of(body(initializerHeading(Kind.STATIC_INITIALIZER, "<clinit>")));
        }
        return staticInitializer.get();
    }

    private Heading initializerHeading(Kind kind, String name) {
        return new Heading(
                kind, name, List.of(), Optional.empty(), site, Places.firstLine(declaration), Places.end(declaration));
    }
}
