package dev.seedpost.torrent;

import java.util.Optional;

/**
 * What one tracker wants of a torrent.
 *
 * @param pieceLength from the tracker's table
 * @param source the source flag, exactly as the tracker writes it
 * @param announce the personal announce URL; without one the torrent has none
 */
public record TorrentSpec(PieceLength pieceLength, String source, Optional<AnnounceUrl> announce) {}
