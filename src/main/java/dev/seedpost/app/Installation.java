package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What tells one state folder from every other, wherever they lie. */
final class Installation {
  private Installation() {}

  /**
   * A name that was made up once, in the state folder.
   *
   * @throws FailureException CONFIG if it cannot be written
   */
  static String id(Places places) {
    Path file = places.state().resolve("installation");
    try {
      if (!Files.exists(file)) {
        places.make();
        PrivateFile.write(file, UUID.randomUUID().toString().getBytes(US_ASCII));
      }
      return Files.readString(file, US_ASCII).strip();
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG,
          "name this installation",
          "cannot use " + file + "; check that this user owns it and that the disk has room",
          e);
    }
  }

  /** What people call this machine; not used to tell anything apart. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
