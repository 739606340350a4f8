package dev.seedpost.cli;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.intake.Order;
import dev.seedpost.torrent.InfoHash;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a person means by one word on the command line. */
final class Targets {
  private Targets() {}

  static Order.What of(String target) {
    if (InfoHash.matches(target)) {
      return new Order.What.InClient(InfoHash.of(target));
    }
    Path path;
    try {
      path = Path.of(target);
    } catch (InvalidPathException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "read " + Texts.printable(target),
          "this is no path that the system knows",
          e);
    }
    return target.endsWith(".torrent") && !Files.isDirectory(path)
        ? new Order.What.Torrent(path)
        : new Order.What.Payload(path);
  }
}
