package dev.seedpost.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianProgramTest {
  @TempDir Path root;
  private Path bin;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    bin = Files.createDirectories(root.resolve("bin"));
  }

  private DebianProgram alone() {
    return new DebianProgram("qbittorrent-nox", List.of("qbittorrent-nox"), ":" + bin, root);
  }

  private Path script(String name, String body) throws IOException {
    Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** An apt-get that notes its calls and answers as told. */
  private void aptGet(String body) throws IOException {
    script("apt-get", "echo \"$DEBIAN_FRONTEND $*\" >>" + root + "/calls\n" + body);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(root.resolve("calls"));
  }

  @Test
  void the_program_is_found_on_the_path_only_if_it_can_be_run() throws IOException {
    assertThat(alone().find()).isEmpty();
    Path script = script("qbittorrent-nox", "");
    assertThat(alone().find()).contains(script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(alone().find()).isEmpty();
  }

  @Test
  void a_folder_of_its_name_is_not_the_program() throws IOException {
    Files.createDirectories(bin.resolve("qbittorrent-nox"));
    assertThat(alone().find()).isEmpty();
  }

  @Test
  void the_advice_names_the_package() {
    assertThat(alone().missingAdvice())
        .contains("apt-get install --no-install-recommends qbittorrent-nox")
        .doesNotContain("\n");
  }

  @Test
  void it_is_installable_on_debian_with_apt_get_only() throws IOException {
    assertThat(alone().installable()).as("no apt-get, no Debian").isFalse();
    aptGet("");
    Files.createDirectories(root.resolve("proc/self"));
    assertThat(alone().installable()).as("no Debian").isFalse();
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/debian_version"), "12");
    boolean superuser = Integer.valueOf(0).equals(Files.getAttribute(root, "unix:uid"));
    assertThat(alone().installable()).isEqualTo(superuser);
    Files.delete(root.resolve("proc/self"));
    assertThat(alone().installable()).as("nobody knows who runs").isFalse();
  }

  @Test
  void a_package_that_is_known_is_installed_without_questions() throws IOException {
    aptGet("/bin/cp " + script("template", "") + " " + bin.resolve("qbittorrent-nox"));

    alone().install(said::add);

    assertThat(calls())
        .containsExactly("noninteractive install -y --no-install-recommends qbittorrent-nox");
    assertThat(said).hasSize(1);
    assertThat(alone().find()).isPresent();
  }

  @Test
  void an_unknown_package_is_looked_for_in_fresh_lists() throws IOException {
    aptGet(
        """
        case "$1" in update) : >LISTS;; install) [ -e LISTS ] || exit 100; /bin/cp TEMPLATE TARGET;; esac\
        """
            .replace("LISTS", root.resolve("lists").toString())
            .replace("TEMPLATE", script("template", "").toString())
            .replace("TARGET", bin.resolve("qbittorrent-nox").toString()));

    alone().install(said::add);

    assertThat(calls()).hasSize(3);
    assertThat(calls().get(1)).isEqualTo("noninteractive update");
    assertThat(said).hasSize(2);
  }

  @Test
  void the_end_of_a_failure_is_shown() throws IOException {
    aptGet(
        "i=0; while [ $i -lt 400 ]; do echo \"filler line $i\"; i=$((i+1)); done; "
            + "printf 'E: no \\033[31mroom\\n'; exit 100");

    FailureException thrown =
        catchThrowableOfType(FailureException.class, () -> alone().install(said::add));

    assertThat(thrown.failure().detail())
        .startsWith("apt-get ended with status 100: …")
        .endsWith("E: no \\u001b[31mroom")
        .doesNotContain("filler line 1 ")
        .hasSizeLessThan(2200);
  }

  @Test
  void a_yes_without_a_program_is_not_believed() throws IOException {
    aptGet("exit 0");

    assertThatThrownBy(() -> alone().install(said::add))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("not on the PATH");
  }

  @Test
  void without_apt_get_the_advice_is_given() {
    assertThatThrownBy(() -> alone().install(said::add))
        .hasMessageContaining(alone().missingAdvice());
  }

  @Test
  void an_interrupted_installation_ends() throws IOException {
    aptGet("exec /bin/sleep 60");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> alone().install(said::add)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_apt_get_that_cannot_be_run_is_told() throws IOException {
    Path script = script("apt-get", "");
    Files.writeString(script, "#!/no/such/interpreter\n");

    assertThatThrownBy(() -> alone().install(said::add)).hasMessageContaining("cannot run apt-get");
  }

  @Test
  void the_tests_install_it_fail_with_the_advice_or_use_what_is_there() throws IOException {
    assertThatThrownBy(() -> RealQbittorrent.program(alone()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(alone().missingAdvice());
    Path script = script("qbittorrent-nox", "");
    assertThat(RealQbittorrent.program(alone())).isEqualTo(script);
  }
}
