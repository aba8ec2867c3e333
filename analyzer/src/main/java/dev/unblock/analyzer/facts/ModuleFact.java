package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a module's build file and resources say of it.
 *
 * @param folder relative to the project, {@code .} for the root
 * @param artifact the id under which other modules depend on it; absent where no build file says
 * @param libraries artifact ids of what it depends on, as far as its build file and class path tell
 * @param settings from its own {@code application.properties} and the like, profiles left out, keys in kebab case
 * @param declared types that its configuration files name
 */
public record ModuleFact(
        String folder,
        Optional<String> artifact,
        Set<String> libraries,
        Map<String, String> settings,
        List<DeclaredType> declared) {

    public ModuleFact {
        libraries = Set.copyOf(libraries);
        settings = Map.copyOf(settings);
        declared = List.copyOf(declared);
    }

    /** A module that no build file names. */
    public ModuleFact(String folder, Set<String> libraries, Map<String, String> settings, List<DeclaredType> declared) {
        this(folder, Optional.empty(), libraries, settings, declared);
    }

    /**
     * A type that a configuration file names for a framework to make.
     *
     * @param name of the bean, the service's interface, or the path that a servlet or action serves; can be empty
     * @param methods that the file names to be called
     */
    public record DeclaredType(Role role, String type, String name, Map<Call, String> methods) {

        public DeclaredType {
            methods = Map.copyOf(methods);
        }
    }

    /** What a framework makes the type for. */
    public enum Role {
        BEAN,
        SERVICE,
        SERVLET,
        FILTER,
        LISTENER,
        /** Of Struts: it handles the requests of the path that is its name. */
        ACTION,
        /** MyBatis makes it: an interface, or the pattern of the packages that hold such interfaces. */
        MAPPER
    }

    /** When a framework calls a method that a configuration file names. */
    public enum Call {
        AT_START,
        SCHEDULED,
        AT_REQUEST
    }
}
