package dev.seedpost.torrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Payloads whose every byte is known: {@link Random} is specified exactly, so the same seed makes
 * the same bytes on every machine.
 */
final class SamplePayload {
  private SamplePayload() {}

  static Path file(Path file, int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file of 100,000 bytes. */
  static Path single(Path parent) {
    return file(parent.resolve("single.bin"), 100_000, 1);
  }

  /** One file of exactly four pieces of 32 KiB. */
  static Path exact(Path parent) {
    return file(parent.resolve("exact.bin"), 131_072, 2);
  }

  /** One file of four pieces of 32 KiB and a byte. */
  static Path oneMore(Path parent) {
    return file(parent.resolve("onemore.bin"), 131_073, 3);
  }

  /** A folder with a single file in it. */
  static Path folderOfOne(Path parent) {
    Path root = parent.resolve("folder of one");
    file(root.resolve("only.bin"), 40_000, 4);
    return root;
  }

  /** Two discs, a cover and an empty file. */
  static Path album(Path parent) {
    Path root = parent.resolve("Some Artist - Some Album (2020) [CD FLAC]");
    file(root.resolve("CD1/01 - One.flac"), 70_000, 5);
    file(root.resolve("CD1/02 - Two.flac"), 65_536, 6);
    file(root.resolve("CD2/01 - Three.flac"), 32_768, 7);
    file(root.resolve("cover.jpg"), 12_345, 8);
    file(root.resolve("empty.txt"), 0, 9);
    return root;
  }

  /** Names beyond ASCII, composed and decomposed. */
  static Path unicode(Path parent) {
    Path root = parent.resolve("Bj\u00f6rk \u2013 \u97f3\u697d");
    file(root.resolve("01 \u00dcn\u00efcode.flac"), 50_000, 10);
    file(root.resolve("02 Decompose\u0301.flac"), 50_001, 11);
    file(root.resolve("\u97f3\u697d/\ud83c\udfb5.txt"), 77, 12);
    return root;
  }

  /** Names on whose order creators of torrents disagree. */
  static Path order(Path parent) {
    Path root = parent.resolve("order");
    file(root.resolve("a/x.bin"), 10_000, 13);
    file(root.resolve("a b.bin"), 10_001, 14);
    file(root.resolve("a-b/y.bin"), 10_002, 15);
    file(root.resolve("C.bin"), 10_003, 16);
    file(root.resolve("b.bin"), 10_004, 17);
    file(root.resolve("a.bin"), 10_005, 18);
    return root;
  }
}
