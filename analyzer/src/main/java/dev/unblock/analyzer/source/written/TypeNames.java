package dev.unblock.analyzer.source.written;

import java.util.HashMap;
import java.util.Map;

/** Binary names of a type and of those inside it, numbered as compilers do (JLS 13.1). */
final class TypeNames {

    private final String name;
    private final String outermost;
    private final Map<String, Integer> numbered = new HashMap<>();

    private TypeNames(String name, String outermost) {
        this.name = name;
        this.outermost = outermost;
    }

    static TypeNames topLevel(String packageName, String simpleName) {
        String name = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        return new TypeNames(name, name);
    }

    String name() {
        return name;
    }

    String outermost() {
        return outermost;
    }

    TypeNames member(String simpleName) {
        return new TypeNames(name + "$" + simpleName, outermost);
    }

    TypeNames anonymous() {
        return local("");
    }

    TypeNames local(String simpleName) {
        int number = numbered.merge(simpleName, 1, Integer::sum);
        return new TypeNames(name + "$" + number + simpleName, outermost);
    }
}
