package dev.unblock.model;

/** The program that made a result. */
public record Tool(String name, String version) {}
