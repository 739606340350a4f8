package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MIB = 1 << 20;

  private final MutableClock clock = new MutableClock();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new FakeServices());

  private Console console;

  private Progress progress(boolean person, boolean json, boolean quiet) {
    console = (person ? terminal.typing() : terminal.piping("")).console(out, err);
    return new Progress(new Output(console, json, quiet, clock), "hashing");
  }

  @Test
  void on_a_terminal_one_line_changes_and_goes_away_before_the_next_text() {
    Progress progress = progress(true, false, false);
    progress.hashed(10 * MIB, 100 * MIB);
    assertThat(err.toString(UTF_8)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    progress.hashed(50 * MIB, 100 * MIB);
    progress.hashed(60 * MIB, 100 * MIB);
    assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[Khashing 50 %, 50 MiB/s");
    err.reset();
    console.print("done");
    assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[K");
    console.remark("more");
    assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[Kmore\n");
    assertThat(out.toString(UTF_8)).isEqualTo("done\n");
  }

  @Test
  void without_a_terminal_a_plain_line_comes_now_and_then() {
    Progress progress = progress(false, false, false);
    clock.advance(Duration.ofSeconds(9));
    progress.hashed(10 * MIB, 100 * MIB);
    assertThat(err.toString(UTF_8)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    progress.hashed(20 * MIB, 100 * MIB);
    progress.hashed(30 * MIB, 100 * MIB);
    clock.advance(Duration.ofSeconds(10));
    progress.hashed(100 * MIB, 100 * MIB);
    assertThat(err.toString(UTF_8)).isEqualTo("hashing 20 %, 2 MiB/s\nhashing 100 %, 5 MiB/s\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void in_json_progress_is_an_object_on_standard_output() {
    Progress progress = progress(true, true, false);
    clock.advance(Duration.ofSeconds(10));
    progress.hashed(20, 100);
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(new Terminal.Result(0, out.toString(UTF_8), "").first("progress"))
        .satisfies(one -> {
          assertThat(one.get("stage")).isEqualTo("hashing");
          assertThat(one.get("done")).isEqualTo(20.0);
          assertThat(one.get("total")).isEqualTo(100.0);
        });
  }

  @Test
  void quiet_means_quiet() {
    Progress progress = progress(true, false, true);
    clock.advance(Duration.ofMinutes(1));
    progress.hashed(20, 100);
    assertThat(err.toString(UTF_8) + out.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_empty_payload_has_no_progress() {
    Progress progress = progress(false, false, false);
    clock.advance(Duration.ofMinutes(1));
    progress.hashed(0, 0);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void digits_are_the_same_in_every_country() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Progress progress = progress(false, false, false);
      clock.advance(Duration.ofSeconds(10));
      progress.hashed(20 * MIB, 100 * MIB);
      assertThat(err.toString(UTF_8)).isEqualTo("hashing 20 %, 2 MiB/s\n");
      assertThat(ItemText.span(Duration.ofMillis(4200))).isEqualTo("4.2 s");
    } finally {
      Locale.setDefault(before);
    }
  }
}
