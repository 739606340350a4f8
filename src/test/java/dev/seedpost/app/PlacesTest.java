package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  private static final Path HOME = Path.of("/home/ann");

  private final Map<String, String> environment = new HashMap<>();

  private void expect(String config, String state) {
    assertThat(Places.of(environment, HOME)).isEqualTo(new Places(Path.of(config), Path.of(state)));
  }

  @Test
  void the_standard_folders_are_below_home() {
    expect("/home/ann/.config/seedpost", "/home/ann/.local/state/seedpost");
  }

  @Test
  void home_is_where_the_environment_says() {
    environment.put("HOME", "/home/bob");
    expect("/home/bob/.config/seedpost", "/home/bob/.local/state/seedpost");
    environment.put("HOME", "bob");
    expect("/home/ann/.config/seedpost", "/home/ann/.local/state/seedpost");
  }

  @Test
  void each_source_beats_the_one_before() {
    environment.put("XDG_CONFIG_HOME", "/x/config");
    environment.put("XDG_STATE_HOME", "/x/state");
    expect("/x/config/seedpost", "/x/state/seedpost");

    environment.put("CONFIGURATION_DIRECTORY", "/etc/seedpost");
    environment.put("STATE_DIRECTORY", "/var/lib/seedpost:/var/lib/more");
    expect("/etc/seedpost", "/var/lib/seedpost");

    environment.put("SEEDPOST__CONFIG_DIR", "/own/config");
    environment.put("SEEDPOST__STATE_DIR", "/own/../state/");
    expect("/own/config", "/state");
  }

  @Test
  void relative_and_empty_values_are_ignored() {
    environment.put("XDG_CONFIG_HOME", "config");
    environment.put("XDG_STATE_HOME", "");
    environment.put("CONFIGURATION_DIRECTORY", "");
    environment.put("STATE_DIRECTORY", "seedpost");

    expect("/home/ann/.config/seedpost", "/home/ann/.local/state/seedpost");
  }

  @Test
  void an_own_relative_folder_is_taken_from_where_we_are() {
    environment.put("SEEDPOST__CONFIG_DIR", "here");

    assertThat(Places.of(environment, HOME).config()).isEqualTo(Path.of("here").toAbsolutePath());
  }

  @Test
  void a_value_that_is_no_path_is_named() {
    environment.put("SEEDPOST__STATE_DIR", "a\0b");

    FailureException failure =
        catchThrowableOfType(FailureException.class, () -> Places.of(environment, HOME));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(failure).hasMessageContaining("SEEDPOST__STATE_DIR").hasMessageContaining("\\u0000");
  }

  @Test
  void folders_are_made_for_their_owner_alone(@TempDir Path temp) throws IOException {
    Places places = new Places(temp.resolve("a/config"), temp.resolve("b/state"));

    assertThat(places.make()).isEqualTo(places);
    places.make();

    for (Path folder : new Path[] {places.config(), places.state()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_file_in_the_way_is_named(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    FailureException state =
        catchThrowableOfType(
            FailureException.class, () -> new Places(temp.resolve("config"), file).make());
    FailureException config =
        catchThrowableOfType(
            FailureException.class, () -> new Places(file, temp.resolve("state")).make());

    assertThat(state).hasMessageContaining(file.toString()).hasMessageContaining("STATE_DIR");
    assertThat(config.kind()).isEqualTo(FailureKind.CONFIG);
    assertThat(config).hasMessageContaining("SEEDPOST__CONFIG_DIR");
  }
}
