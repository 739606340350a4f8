package dev.seedpost.audit;

/**
 * Who acts.
 *
 * @param user of the system
 * @param command as it is typed without {@code seedpost}, such as {@code secret set}
 */
public record Actor(String user, String command) {}
