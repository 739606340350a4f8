package dev.seedpost.inject;

import dev.seedpost.torrent.InfoHash;

/**
 * A torrent that is in qBittorrent, over its payload.
 *
 * @param added false if it was there already
 */
public record Injected(InfoHash hash, boolean added) {}
