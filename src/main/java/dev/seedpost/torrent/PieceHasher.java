package dev.seedpost.torrent;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/** Cuts a stream of bytes into pieces of one length and hashes each. */
final class PieceHasher {
  private final PieceLength pieceLength;
  private final MessageDigest digest = Sha1.newDigest();
  private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
  private int filled;

  PieceHasher(PieceLength pieceLength) {
    this.pieceLength = pieceLength;
  }

  void update(byte[] buffer, int length) {
    int from = 0;
    while (from < length) {
      int part = Math.min(length - from, pieceLength.bytes() - filled);
      digest.update(buffer, from, part);
      from += part;
      filled += part;
      if (filled == pieceLength.bytes()) {
        finishPiece();
      }
    }
  }

  /** The hashes of all pieces, the last of which may be short. Ends the hashing. */
  byte[] finish() {
    if (filled > 0) {
      finishPiece();
    }
    return hashes.toByteArray();
  }

  private void finishPiece() {
    hashes.writeBytes(digest.digest());
    filled = 0;
  }
}
