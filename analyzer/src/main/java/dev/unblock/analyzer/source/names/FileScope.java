package dev.unblock.analyzer.source.names;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import dev.unblock.analyzer.source.written.FileStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a file's package and imports make visible.
 *
 * @param types imported types by simple name, as written
 * @param packages imported with {@code *}: packages, and types whose nested types are meant
 * @param members types of statically imported members, by the member's name
 * @param memberTypes types all of whose static members are imported
 */
public record FileScope(
        String path,
        String packageName,
        Map<String, String> types,
        List<String> packages,
        Map<String, String> members,
        List<String> memberTypes) {

    public FileScope {
        types = Map.copyOf(types);
        packages = List.copyOf(packages);
        members = Map.copyOf(members);
        memberTypes = List.copyOf(memberTypes);
    }

    public static FileScope of(String path, CompilationUnit unit) {
        Map<String, String> types = new HashMap<>();
        List<String> packages = new ArrayList<>();
        Map<String, String> members = new HashMap<>();
        List<String> memberTypes = new ArrayList<>();
        Set<String> modules = new TreeSet<>(isCompact(unit) ? Set.of(ModulePackages.BASE) : Set.of());
        for (ImportDeclaration line : unit.getImports()) {
            String name = line.getNameAsString();
            if (line.isModule()) {
                modules.add(name);
            } else if (line.isAsterisk()) {
                (line.isStatic() ? memberTypes : packages).add(name);
            } else if (line.isStatic()) {
                members.put(line.getName().getIdentifier(), name.substring(0, Math.max(0, name.lastIndexOf('.'))));
            } else {
                types.put(line.getName().getIdentifier(), name);
            }
        }
        modules.forEach(module -> ModulePackages.of(module).forEach(packages::add));
        return new FileScope(path, FileStructure.packageOf(unit), types, packages, members, memberTypes);
    }

    /** A file with methods and no type around them. */
    private static boolean isCompact(CompilationUnit unit) {
        return unit.getTypes().stream()
                .flatMap(type -> type.toClassOrInterfaceDeclaration().stream())
                .anyMatch(ClassOrInterfaceDeclaration::isCompact);
    }

    String inPackage(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
