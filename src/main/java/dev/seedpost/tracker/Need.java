package dev.seedpost.tracker;

/**
 * A credential that a user has to set.
 *
 * @param credential name in the store without the tracker's prefix: {@code api-key}
 * @param where where a person finds it on the site
 * @param optional whether things go on without it
 */
public record Need(String credential, String where, boolean optional) {}
