package dev.seedpost.torrent;

/**
 * One file of a torrent.
 *
 * @param path below the torrent's root, parts joined by {@code /}; for a single-file torrent its
 *     name
 * @param length in bytes
 */
public record TorrentEntry(String path, long length) {}
