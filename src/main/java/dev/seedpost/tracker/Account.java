package dev.seedpost.tracker;

/**
 * Whose login it is.
 *
 * @param userId the site's number of the user
 * @param userClass the site's word for the rank
 */
public record Account(String user, String userId, String userClass) {}
