package dev.seedpost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  private static final Actor ALICE = new Actor("alice", "secret set");

  /** A check value that the test can make and the file alone does not give away. */
  private static final Signer SIGNER =
      new Signer() {
        @Override
        public String sign(String text) {
          return Integer.toHexString(("key" + text).hashCode());
        }

        @Override
        public boolean isSigned(String text, String check) {
          return sign(text).equals(check);
        }
      };

  @TempDir private Path home;
  private Path folder;
  private Path file;
  private AuditTrail trail;

  @BeforeEach
  void somePeopleActed() {
    folder = home.resolve("audit");
    file = folder.resolve("trail.jsonl");
    trail =
        new AuditTrail(
            folder,
            SIGNER,
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678901Z")),
            text -> text.replace("hunter2", "[secret]"));
  }

  private void act(int times) {
    for (int i = 1; i <= times; i++) {
      trail.record(ALICE, Deed.SET, Subject.credential("key-" + i + " (main)"), "stored");
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void broken(long line, String why) {
    assertThat(trail.verify())
        .isInstanceOfSatisfying(
            AuditCheck.Broken.class,
            broken -> {
              assertThat(broken.line()).isEqualTo(line);
              assertThat(broken.why()).contains(why);
            });
  }

  @Test
  void what_was_done_is_read_as_it_was_written() {
    trail.record(ALICE, Deed.SET, Subject.credential("red-api-key (main)"), "stored");
    trail.record(
        new Actor("bob", "serve"), Deed.UPLOAD_LEAVES, Subject.upload("red", 7), "Ä \"b\"\n\t{}");
    Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
    assertThat(trail.last(10))
        .containsExactly(
            new AuditEntry(
                1, at, ALICE, Deed.SET, new Subject("red-api-key (main)", "", ""), "stored"),
            new AuditEntry(
                2,
                at,
                new Actor("bob", "serve"),
                Deed.UPLOAD_LEAVES,
                new Subject("", "red", "7"),
                "Ä \"b\"\n\t{}"));
    assertThat(trail.last(1)).extracting(AuditEntry::number).containsExactly(2L);
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(2));
  }

  @Test
  void a_trail_that_was_never_begun_is_whole() {
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(0));
    assertThat(trail.last(5)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void it_is_for_its_owner_alone() throws IOException {
    act(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    for (String name : List.of("trail.jsonl", "last")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void every_single_byte_that_is_changed_is_noticed() throws IOException {
    act(3);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThat(trail.verify()).as("byte %d", at).isInstanceOf(AuditCheck.Broken.class);
    }
    Files.write(file, whole);
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(3));
  }

  @Test
  void a_line_that_is_taken_out_or_moved_or_put_in_twice_is_noticed() throws IOException {
    act(4);
    List<String> whole = lines();
    for (int at = 0; at < 3; at++) {
      List<String> less = new ArrayList<>(whole);
      less.remove(at);
      write(less);
      broken(at + 1, "a line before it was taken out");
    }
    List<String> moved = new ArrayList<>(whole);
    Collections.swap(moved, 1, 2);
    write(moved);
    broken(2, "edited or put in");
    List<String> twice = new ArrayList<>(whole);
    twice.add(whole.getLast());
    write(twice);
    broken(5, "put in");
  }

  @Test
  void an_end_that_is_cut_off_at_any_length_is_noticed() throws IOException {
    act(3);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(trail.verify()).as("length %d", length).isInstanceOf(AuditCheck.Broken.class);
    }
    Files.delete(file);
    broken(1, "gone");
  }

  @Test
  void what_remembers_the_end_cannot_be_taken_away_or_set_back() throws IOException {
    act(2);
    Path last = folder.resolve("last");
    String old = Files.readString(last);
    act(1);
    String now = Files.readString(last);
    Files.delete(last);
    broken(3, "missing");
    Files.writeString(last, now);
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(3));
    Files.writeString(last, old);
    // As a crash between the two leaves it: the trail itself is longer and whole.
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(3));
    Files.writeString(last, "3 made-up\n");
    broken(4, "cut off");
  }

  @Test
  void half_a_line_of_a_crash_is_cut_off_and_told_of() throws IOException {
    act(2);
    Files.writeString(
        file, "{\"number\":3,\"at\":\"2026-ä", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(2));
    act(1);
    assertThat(trail.last(9)).extracting(AuditEntry::deed).contains(Deed.MENDED);
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(4));
  }

  @Test
  void an_edited_trail_goes_on_and_stays_broken() throws IOException {
    act(2);
    List<String> lines = lines();
    lines.set(1, "nonsense");
    write(lines);
    act(2);
    assertThat(lines()).hasSize(4);
    broken(2, "edited");
  }

  @Test
  void many_threads_write_whole_lines_one_after_the_other() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var one : threads.invokeAll(Collections.nCopies(4, Executors.callable(() -> act(10))))) {
        one.get();
      }
    }
    assertThat(trail.verify()).isEqualTo(new AuditCheck.Whole(40));
    assertThat(trail.last(40)).extracting(AuditEntry::number).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void results_are_masked_and_cut() throws IOException {
    trail.record(ALICE, Deed.UPLOAD_ENDED, Subject.upload("red", 1), "hunter2 " + "x".repeat(900));
    assertThat(Files.readString(file)).doesNotContain("hunter2").hasSizeLessThan(1_000);
    assertThat(trail.last(1).getFirst().result()).startsWith("[secret] x").endsWith("…");
  }

  @Test
  void a_link_in_its_place_is_not_followed() throws IOException {
    Files.createDirectories(folder);
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "");
    Files.createSymbolicLink(file, elsewhere);
    assertThatThrownBy(() -> act(1)).isInstanceOf(FailureException.class);
    assertThat(elsewhere).isEmptyFile();
  }

  @Test
  void a_disk_that_refuses_is_one_sentence() throws IOException {
    Files.writeString(folder, "a file where the folder should be");
    assertThatThrownBy(() -> act(1))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("write the audit trail")
        .hasMessageContaining("trail.jsonl");
  }
}
