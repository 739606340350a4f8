package dev.seedpost.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void a_file_is_made_and_replaced_whole_for_its_owner_alone() throws IOException {
    Path file = folder.resolve("a");
    PrivateFile.write(file, "first".getBytes(UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PrivateFile.write(file, "second".getBytes(UTF_8));
    assertThat(file).hasContent("second");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(names()).containsExactly("a");
  }

  @Test
  void a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken/full")).getParent();
    assertThatThrownBy(() -> PrivateFile.write(taken, new byte[10]))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("taken");
  }
}
