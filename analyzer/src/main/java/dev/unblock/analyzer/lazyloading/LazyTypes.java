package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.Facts;

/** Which types of a program are entities, and which of them have parts that load on demand. */
public final class LazyTypes {

    private final Entities entities;

    private LazyTypes(Entities entities) {
        this.entities = entities;
    }

    public static LazyTypes of(Facts facts) {
        return new LazyTypes(Entities.of(facts));
    }

    /** No part of any entity loads on demand. */
    public boolean areNone() {
        return entities.areNone();
    }

    public boolean isEntity(String type) {
        return entities.isEntity(type);
    }

    public boolean loadsOnDemand(String type) {
        return entities.hasLazyPart(type);
    }
}
