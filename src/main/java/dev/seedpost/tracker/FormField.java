package dev.seedpost.tracker;

/**
 * One field of an upload form.
 *
 * @param name as the site calls it: {@code artists[]}
 * @param value as it is sent
 */
public record FormField(String name, String value) {}
