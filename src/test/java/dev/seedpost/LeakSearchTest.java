package dev.seedpost;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finds nothing proves nothing unless it would find something. */
class LeakSearchTest {
  private static final String KEY = "kéy/0123456789+abcdef==";

  @TempDir Path folder;

  private LeakSearch search(Path... allowed) throws IOException {
    return new LeakSearch(List.of(new LeakSearch.Canary("key", Secret.of(KEY), Set.of(allowed))))
        .in(folder);
  }

  private void hidden(byte[] bytes) throws IOException {
    Path file = folder.resolve("some/where");
    Files.createDirectories(file.getParent());
    byte[] around =
        ("before \u0001" + new String(bytes, ISO_8859_1) + "\u0002 after").getBytes(ISO_8859_1);
    Files.write(file, around);
    assertThat(search().hits()).as(new String(bytes, ISO_8859_1)).hasSize(1);
    assertThat(search().told()).isEmpty();
    assertThat(search(file).hits()).isEmpty();
    assertThat(search(file).told()).containsExactly("key");
  }

  @Test
  void a_secret_is_found_in_each_spelling() throws IOException {
    hidden(KEY.getBytes(UTF_8));
    hidden(URLEncoder.encode(KEY, UTF_8).getBytes(UTF_8));
    hidden(KEY.replace("/", "\\/").getBytes(UTF_8));
    hidden(HexFormat.of().formatHex(KEY.getBytes(UTF_8)).getBytes(UTF_8));
    hidden(HexFormat.of().withUpperCase().formatHex(KEY.getBytes(UTF_8)).getBytes(UTF_8));
    hidden(KEY.getBytes(UTF_16LE));
    for (String before : List.of("", "a", "ab", "abc", "user:")) {
      for (String after : List.of("", "z", "zy")) {
        byte[] whole = (before + KEY + after).getBytes(UTF_8);
        hidden(Base64.getEncoder().encode(whole));
        hidden(Base64.getUrlEncoder().withoutPadding().encode(whole));
      }
    }
  }

  @Test
  void what_is_no_secret_is_not_found_and_everything_is_counted() throws IOException {
    Files.writeString(folder.resolve("one"), "key/0123456789+abcdef");
    Files.createDirectories(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep/two"), "x");

    LeakSearch search = search();

    assertThat(search.hits()).isEmpty();
    assertThat(search)
        .hasToString("2 files with 22 bytes searched for 1 secrets in 9 spellings: 0 found");
  }
}
