package dev.seedpost.practice;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program of this machine, and how to get it where apt-get is. */
public final class DebianProgram {
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);
  private static final int SHOWN = 2000;

  private final String name;
  private final List<String> packages;
  private final String searchPath;
  private final Path root;

  /**
   * A program of this machine's search path.
   *
   * @param packages that it is installed with
   */
  public DebianProgram(String name, List<String> packages) {
    this(
        name,
        packages,
        Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"),
        Path.of("/"));
  }

  DebianProgram(String name, List<String> packages, String searchPath, Path root) {
    this.name = name;
    this.packages = List.copyOf(packages);
    this.searchPath = searchPath;
    this.root = root;
  }

  /** The qBittorrent without a window. */
  public static DebianProgram qbittorrent() {
    return new DebianProgram("qbittorrent-nox", List.of("qbittorrent-nox"));
  }

  /** Where it is, if it is installed. */
  public Optional<Path> find() {
    return onPath(name);
  }

  private Optional<Path> onPath(String name) {
    for (String folder : searchPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** What to tell someone who lacks it. */
  public String missingAdvice() {
    return name
        + " is not installed; on Debian or Ubuntu run: apt-get install --no-install-recommends "
        + String.join(" ", packages);
  }

  /** Whether {@link #install} can work: root on a system like Debian. */
  public boolean installable() {
    return superuser()
        && Files.exists(root.resolve("etc/debian_version"))
        && onPath("apt-get").isPresent();
  }

  /** The owner of /proc/self is the user that this process runs as. */
  private boolean superuser() {
    try {
      return Files.getAttribute(root.resolve("proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Installs the package with apt-get, which may take minutes.
   *
   * @param say hears what is being done
   * @throws FailureException TRANSIENT with the end of apt-get's output
   */
  public void install(Consumer<String> say) {
    String doing = "install " + name;
    Path aptGet =
        onPath("apt-get")
            .orElseThrow(() -> new FailureException(FailureKind.TRANSIENT, doing, missingAdvice()));
    List<String> install =
        new ArrayList<>(List.of(aptGet.toString(), "install", "-y", "--no-install-recommends"));
    install.addAll(packages);
    say.accept("Installing " + name + " with apt-get");
    if (run(install, doing).status() != 0) {
      say.accept("Fetching the package lists first");
      run(List.of(aptGet.toString(), "update"), doing);
      Outcome second = run(install, doing);
      if (second.status() != 0) {
        throw new FailureException(
            FailureKind.TRANSIENT, doing, "apt-get ended with " + second.shown());
      }
    }
    if (find().isEmpty()) {
      throw new FailureException(
          FailureKind.TRANSIENT, doing, "apt-get said yes but " + name + " is not on the PATH");
    }
  }

  private record Outcome(int status, String output) {
    String shown() {
      String text = Texts.printable(output.strip().replace("\n", " | "));
      String end = text.length() > SHOWN ? "…" + text.substring(text.length() - SHOWN) : text;
      return "status " + status + ": " + end;
    }
  }

  private Outcome run(List<String> command, String doing) {
    Path output = null;
    try {
      output = Files.createTempFile("seedpost-apt", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(output.toFile());
      builder.environment().clear();
      builder
          .environment()
          .putAll(Map.of("PATH", searchPath, "LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive"));
      return await(builder.start(), output, doing);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.TRANSIENT, doing, "cannot run apt-get: " + e.getMessage(), e);
    } finally {
      delete(output);
    }
  }

  private static Outcome await(Process process, Path output, String doing) throws IOException {
    try {
      if (!process.waitFor(INSTALL_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new FailureException(
            FailureKind.TRANSIENT,
            doing,
            "apt-get did not end within " + INSTALL_LIMIT.toMinutes() + " minutes");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(FailureKind.TRANSIENT, doing, "it was interrupted", e);
    } finally {
      process.destroy();
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A log of a few kilobytes stays in the temporary folder, which the system empties.
      return;
    }
  }
}
