package dev.seedpost.tracker;

/**
 * A torrent found on a site.
 *
 * @param torrentId the site's number of it
 * @param groupId the site's number of its group; empty if there is none
 * @param ours whether the logged-in user uploaded it
 * @param size bytes; -1 if the site does not say
 * @param title how the site shows it, printable
 */
public record Listing(String torrentId, String groupId, boolean ours, long size, String title) {}
