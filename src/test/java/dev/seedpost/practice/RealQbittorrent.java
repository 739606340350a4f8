package dev.seedpost.practice;

import dev.seedpost.qbittorrent.ClientSettings;
import dev.seedpost.qbittorrent.PathMap;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TestHttp;
import dev.seedpost.qbittorrent.WebQbittorrent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A real qBittorrent for one test class, as a static {@code @RegisterExtension}. Where the program
 * is missing it is installed (root on Debian) or the tests fail with the advice. Only {@code
 * -Dseedpost.it.skip} skips them, and {@link SkipNotice} says so loudly.
 */
public final class RealQbittorrent implements BeforeAllCallback, AfterAllCallback {
  static final String SKIP = "seedpost.it.skip";
  static final String SKIPPED = "skipped because of -D" + SKIP;

  private Path folder;
  private ThrowawayQbittorrent qbittorrent;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    abortIfSkipped(System.getProperty(SKIP));
    Path program = program(DebianProgram.qbittorrent());
    folder = Files.createTempDirectory("seedpost-it").toRealPath();
    qbittorrent = ThrowawayQbittorrent.start(program, folder.resolve("profile"));
  }

  static void abortIfSkipped(String property) {
    if (property != null && !property.equals("false")) {
      throw new TestAbortedException(SKIPPED);
    }
  }

  /** The program, for tests that start it themselves; skipped or failed as all others. */
  public static Path program() {
    abortIfSkipped(System.getProperty(SKIP));
    return program(DebianProgram.qbittorrent());
  }

  /** Another program that a test needs. */
  public static Path installed(DebianProgram program) {
    abortIfSkipped(System.getProperty(SKIP));
    return program(program);
  }

  static Path program(DebianProgram program) {
    if (program.find().isEmpty()) {
      if (!program.installable()) {
        throw new AssertionError(
            program.missingAdvice() + " (or skip these tests with -D" + SKIP + ")");
      }
      install(program);
    }
    return program.find().orElseThrow();
  }

  /** Tests run in several JVMs, and apt-get does not wait for another one. */
  private static void install(DebianProgram program) {
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), "seedpost-install.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (program.find().isEmpty()) {
        program.install(System.err::println);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (qbittorrent != null) {
      qbittorrent.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** The running program. */
  public ThrowawayQbittorrent qbittorrent() {
    return qbittorrent;
  }

  /** A new client with the right password. */
  public Qbittorrent connect() {
    return connect(PathMap.NONE);
  }

  /** A new client with the right password and a path map. */
  public Qbittorrent connect(PathMap paths) {
    return new WebQbittorrent(
        TestHttp.http(),
        new ClientSettings(qbittorrent.url(), qbittorrent.username(), paths),
        Optional.of(qbittorrent.password()),
        InstantSource.system());
  }

  /** A folder that lasts as long as the program. */
  public Path folder() {
    return folder;
  }
}
