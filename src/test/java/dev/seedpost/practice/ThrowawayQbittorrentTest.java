package dev.seedpost.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowawayQbittorrentTest {
  @TempDir Path folder;

  @Test
  void the_config_file_keeps_to_loopback_and_holds_no_password() throws Exception {
    String config = ThrowawayProfile.config(folder, 8045, 18045, "admin", "throwaway-pass");

    assertThat(config)
        .startsWith("[LegalNotice]\nAccepted=true\n")
        .contains(
            "WebUI\\Port=8045\n",
            "WebUI\\Address=127.0.0.1\n",
            "Session\\Port=18045\n",
            "Session\\InterfaceAddress=127.0.0.1\n",
            "Session\\DHTEnabled=false\n",
            "Session\\LSDEnabled=false\n",
            "Session\\PeXEnabled=false\n",
            "Session\\MultiConnectionsPerIp=true\n",
            "Session\\QueueingSystemEnabled=false\n",
            "Session\\RefreshInterval=250\n",
            "Session\\DefaultSavePath=" + folder.resolve("downloads") + "\n")
        .doesNotContain("throwaway-pass");
    Matcher hash = Pattern.compile("@ByteArray\\((.+):(.+)\\)").matcher(config);
    assertThat(hash.find()).isTrue();
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
            .generateSecret(
                new PBEKeySpec(
                    "throwaway-pass".toCharArray(),
                    Base64.getDecoder().decode(hash.group(1)),
                    100_000,
                    512))
            .getEncoded();
    assertThat(Base64.getDecoder().decode(hash.group(2))).isEqualTo(key).hasSize(64);
  }

  @Test
  void a_program_that_ends_at_once_is_told_with_its_last_words() throws IOException {
    Path program = folder.resolve("broken");
    Files.writeString(
        program, "#!/bin/sh\necho 'cannot open\\033 display'\nexit 7\n", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> ThrowawayQbittorrent.start(program, folder.resolve("profile")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("it ended with status 7: cannot open");
  }

  @Test
  void a_program_that_is_none_is_told() {
    assertThatThrownBy(
            () -> ThrowawayQbittorrent.start(folder.resolve("none"), folder.resolve("profile")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("cannot run it");
  }

  @Test
  void a_profile_that_cannot_be_written_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> ThrowawayQbittorrent.start(file, file.resolve("profile")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("cannot write its profile");
  }

  @Test
  void a_profile_path_outside_ascii_is_refused() {
    assertThatThrownBy(() -> ThrowawayQbittorrent.start(folder, folder.resolve("Prøfil")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
