package dev.unblock.analyzer.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file's package and imports make visible.
 *
 * @param types imported types by simple name, as written
 * @param packages imported with {@code *}: packages, and types whose nested types are meant
 * @param members types of statically imported members, by the member's name
 * @param memberTypes types all of whose static members are imported
 */
record FileScope(
        String path,
        String packageName,
        Map<String, String> types,
        List<String> packages,
        Map<String, String> members,
        List<String> memberTypes) {

    FileScope {
        types = Map.copyOf(types);
        packages = List.copyOf(packages);
        members = Map.copyOf(members);
        memberTypes = List.copyOf(memberTypes);
    }

    static FileScope of(String path, CompilationUnit unit) {
        Map<String, String> types = new HashMap<>();
        List<String> packages = new ArrayList<>();
        Map<String, String> members = new HashMap<>();
        List<String> memberTypes = new ArrayList<>();
        for (ImportDeclaration line : unit.getImports()) {
            String name = line.getNameAsString();
            if (line.isAsterisk()) {
                (line.isStatic() ? memberTypes : packages).add(name);
            } else if (line.isStatic()) {
                members.put(line.getName().getIdentifier(), name.substring(0, Math.max(0, name.lastIndexOf('.'))));
            } else {
                types.put(line.getName().getIdentifier(), name);
            }
        }
        return new FileScope(path, FileStructure.packageOf(unit), types, packages, members, memberTypes);
    }

    String inPackage(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
