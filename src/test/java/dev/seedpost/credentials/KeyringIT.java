package dev.seedpost.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.practice.DebianProgram;
import dev.seedpost.practice.RealQbittorrent;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real keyring of a desktop, on a session bus of its own. */
class KeyringIT {
  private static final DebianProgram DAEMON =
      new DebianProgram(
          "gnome-keyring-daemon", List.of("gnome-keyring", "libsecret-1-0", "dbus", "dbus-daemon"));

  @TempDir Path home;

  @BeforeEach
  void install() throws IOException {
    RealQbittorrent.installed(DAEMON);
    for (String folder : List.of("run", "data")) {
      Files.createDirectory(
          home.resolve(folder),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** The program in the session: makes a store, or reads it. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    MasterKeys keys = new MasterKeys(System.getenv(), folder.resolve("config"), Prompt.NOBODY);
    Vault vault =
        new Vault(
            folder.resolve("vault/store.json"), keys, new SecretMask(), InstantSource.system());
    try {
      if (arguments[1].equals("make")) {
        System.out.println(vault.init(KeyPlace.KEYRING));
        vault.set("red-api-key", Secret.of("kept in the session"));
      }
      boolean there =
          vault.get("red-api-key").equals(java.util.Optional.of(Secret.of("kept in the session")));
      System.out.println("opened by " + vault.keyOrigin() + ": " + there);
    } catch (FailureException e) {
      System.out.println(e.kind() + ": " + e.getMessage());
    }
    // As the program does: threads of the bus may still wait for a prompt.
    System.exit(0);
  }

  /**
   * Runs it in a session.
   *
   * @param passphrase that unlocks the keyring, or makes it the first time
   */
  private String session(String passphrase, String what) throws Exception {
    String unlocked =
        "printf %s \"$0\" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
            + " exec \"$@\"";
    return run(
        List.of("dbus-run-session", "--", "sh", "-c", unlocked, passphrase),
        home.resolve("run").toString(),
        what);
  }

  private String run(List<String> before, String runtime, String what) throws Exception {
    List<String> program =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KeyringIT.class.getName(),
            home.toString(),
            what);
    List<String> command = new java.util.ArrayList<>(before);
    command.addAll(program);
    Path output = Files.createTempFile(home, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                home.toString(),
                "XDG_DATA_HOME",
                home.resolve("data").toString(),
                "XDG_RUNTIME_DIR",
                runtime));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(output, UTF_8);
  }

  @Test
  void the_key_is_kept_in_the_keyring_and_opens_the_store_in_the_next_session() throws Exception {
    assertThat(session("login", "make"))
        .contains("put into the desktop's keyring")
        .contains("opened by the desktop's keyring: true");

    assertThat(session("login", "read")).contains("opened by the desktop's keyring: true");
    assertThat(session("wrong", "read"))
        .as("a locked keyring")
        .contains("AUTH: ")
        .contains("no master key for it, and nobody to ask")
        .doesNotContain("opened");
    assertThat(run(List.of(), home.resolve("run").toString(), "read"))
        .as("no session bus")
        .contains("AUTH: ")
        .contains("no master key for it, and nobody to ask");
    assertThat(home.resolve("config")).doesNotExist();
  }

  @Test
  void a_session_without_a_keyring_makes_no_key() throws Exception {
    assertThat(run(List.of("dbus-run-session", "--"), home.resolve("run").toString(), "make"))
        .contains("CONFIG: ")
        .contains("no desktop keyring is unlocked in this session");
    assertThat(home.resolve("vault/store.json")).doesNotExist();
  }
}
