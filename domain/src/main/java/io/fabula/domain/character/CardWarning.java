package io.fabula.domain.character;

/**
 * Something about a card that its owner should know, though it was imported.
 *
 * @param code a stable word for programs, such as {@code newer_version}
 * @param message for people, in English
 * @param path where in the card, as a path inside {@code data}; empty for the whole file
 */
public record CardWarning(String code, String message, String path) {}
