package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the dependency injection makes: component classes and the results of factory methods. */
public final class Beans {

    public static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final Set<String> STEREOTYPES = Set.of(
            COMPONENT,
            "org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository",
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.web.bind.annotation.ControllerAdvice",
            "org.springframework.web.bind.annotation.RestControllerAdvice",
            "org.springframework.context.annotation.Configuration",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.context.properties.ConfigurationProperties",
            "jakarta.inject.Singleton",
            "javax.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "javax.enterprise.context.ApplicationScoped",
            "jakarta.ejb.Stateless",
            "javax.ejb.Stateless",
            "jakarta.ejb.Singleton",
            "javax.ejb.Singleton");
    private static final Set<String> QUALIFIERS = Set.of(
            "org.springframework.beans.factory.annotation.Qualifier",
            "jakarta.inject.Named",
            "javax.inject.Named",
            "jakarta.annotation.Resource",
            "javax.annotation.Resource");
    private static final String PRIMARY = "org.springframework.context.annotation.Primary";

    private final ProjectIndex index;
    private final Map<String, Set<String>> metaAnnotations = new HashMap<>();
    private final List<Bean> beans = new ArrayList<>();
    /** By each type that they are of. */
    private final Map<String, List<Bean>> byType = new HashMap<>();

    private final Set<String> declared = new HashSet<>();

    /**
     * A bean.
     *
     * @param type of the component, or what the factory method declares to return
     * @param factory the method that makes it; absent for component classes
     * @param qualifier by which it is asked for, besides its name
     * @param conditional whether it depends on profiles or other conditions that there is one
     */
    public record Bean(
            String name,
            String type,
            Optional<MethodFact> factory,
            boolean primary,
            Optional<String> qualifier,
            boolean conditional) {}

    public Beans(ProjectIndex index) {
        this.index = index;
        index.facts().modules().stream()
                .flatMap(module -> module.declared().stream())
                .filter(type -> index.isOwn(type.type()) && declared.add(type.type()))
                .filter(type -> type.role() == ModuleFact.Role.BEAN)
                .forEach(type -> beans.add(declared(type)));
        for (TypeFact type : index.types()) {
            if (index.isConcrete(type)) {
                stereotype(type).ifPresent(annotation -> beans.add(component(type, annotation)));
            }
            type.methods().forEach(method -> method.annotation(BEAN)
                    .ifPresent(annotation -> beans.add(factory(type, method, annotation))));
        }
        beans.forEach(bean -> index.supertypes(bean.type())
                .forEach(type ->
                        byType.computeIfAbsent(type, none -> new ArrayList<>()).add(bean)));
    }

    public List<Bean> all() {
        return beans;
    }

    /** Beans of XML, servlets of web.xml and the like count, too. */
    public boolean isComponent(TypeFact type) {
        return declared.contains(type.name()) || stereotype(type).isPresent();
    }

    private static Bean declared(ModuleFact.DeclaredType type) {
        String name = type.name().isEmpty() ? decapitalised(Descriptors.simpleName(type.type())) : type.name();
        return new Bean(name, type.type(), Optional.empty(), false, Optional.empty(), false);
    }

    /** The annotation itself, or one that carries it. */
    public boolean isMeta(String annotation, String sought) {
        return closure(annotation).contains(sought);
    }

    public boolean hasMeta(List<AnnotationFact> annotations, String sought) {
        return annotations.stream().anyMatch(annotation -> isMeta(annotation.type(), sought));
    }

    /**
     * Beans that can be put where something of the type and name is wanted: by qualifier, type, primary, then name. What
     * conditions decide is not known, so that all count where a condition may decide.
     */
    public List<Bean> candidates(String type, List<AnnotationFact> annotations, String name) {
        List<Bean> ofType = byType.getOrDefault(type, List.of());
        Optional<String> qualifier = qualifier(annotations);
        List<Bean> qualified =
                qualifier.map(wanted -> qualified(ofType, wanted)).orElse(List.of());
        if (!qualified.isEmpty() || ofType.size() <= 1) {
            return qualified.isEmpty() ? ofType : qualified;
        }
        List<Bean> primary = ofType.stream().filter(Bean::primary).toList();
        List<Bean> chosen = primary.isEmpty() ? named(ofType, name) : primary;
        return chosen.isEmpty() || chosen.stream().anyMatch(Bean::conditional) ? ofType : chosen;
    }

    private static List<Bean> qualified(List<Bean> among, String wanted) {
        return among.stream()
                .filter(bean -> bean.name().equals(wanted)
                        || bean.qualifier().filter(wanted::equals).isPresent())
                .toList();
    }

    public List<Bean> named(String name) {
        return named(beans, name);
    }

    static Optional<String> qualifier(List<AnnotationFact> annotations) {
        return annotations.stream()
                .filter(annotation -> QUALIFIERS.contains(annotation.type()))
                .flatMap(annotation -> annotation.text("value").or(() -> annotation.text("name")).stream())
                .findFirst();
    }

    private static List<Bean> named(List<Bean> among, String name) {
        return among.stream().filter(bean -> bean.name().equals(name)).toList();
    }

    private Optional<AnnotationFact> stereotype(TypeFact type) {
        return type.annotations().stream()
                .filter(annotation -> closure(annotation.type()).stream().anyMatch(STEREOTYPES::contains))
                .findFirst();
    }

    private static Bean component(TypeFact type, AnnotationFact stereotype) {
        String simple = Descriptors.simpleName(type.name());
        String given = stereotype.text("value").filter(name -> !name.isEmpty()).orElse(decapitalised(simple));
        return new Bean(
                given,
                type.name(),
                Optional.empty(),
                type.annotation(PRIMARY).isPresent(),
                qualifier(type.annotations()),
                isConditional(type.annotations()));
    }

    private static Bean factory(TypeFact maker, MethodFact method, AnnotationFact bean) {
        String name = bean.text("name")
                .or(() -> bean.text("value"))
                .orElse(method.key().name());
        return new Bean(
                name,
                method.key().returnType(),
                Optional.of(method),
                method.annotation(PRIMARY).isPresent(),
                qualifier(method.annotations()),
                isConditional(method.annotations()) || isConditional(maker.annotations()));
    }

    private static boolean isConditional(List<AnnotationFact> annotations) {
        return annotations.stream()
                .map(annotation -> Descriptors.simpleName(annotation.type()))
                .anyMatch(name -> name.equals("Profile") || name.startsWith("Conditional"));
    }

    private static String decapitalised(String name) {
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return acronym || name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Set<String> closure(String annotation) {
        Set<String> known = metaAnnotations.get(annotation);
        if (known == null) {
            known = new HashSet<>();
            collect(annotation, known);
            metaAnnotations.put(annotation, known);
        }
        return known;
    }

    private void collect(String annotation, Set<String> found) {
        if (!annotation.startsWith("java.lang.") && found.add(annotation)) {
            index.facts().hierarchy().annotations(annotation).forEach(above -> collect(above, found));
        }
    }
}
