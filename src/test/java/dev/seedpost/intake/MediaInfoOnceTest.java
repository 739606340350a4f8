package dev.seedpost.intake;

import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.FactName;
import dev.seedpost.release.ReleaseReader;
import dev.seedpost.torrent.HashProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the program {@code mediainfo} is run on one video on its way into the queue. */
class MediaInfoOnceTest {
  @TempDir private Path home;
  private Path runs;
  private Path film;
  private Wing wing;

  @BeforeEach
  void open() throws IOException {
    runs = Files.createFile(home.resolve("runs"));
    Path program =
        Files.writeString(
            home.resolve("mediainfo"), "#!/bin/sh\necho \"$1\" >> '" + runs + "'\necho General\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    wing = new Wing(home, Wing.RULES, new ReleaseReader(new MutableClock(), program));
    film =
        Files.writeString(
            wing.drop.resolve("Some.Film.2020.1080p.WEB-DL.H.264-GRP.mkv"), "film of some length");
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private long runs() throws IOException {
    return Files.readAllLines(runs).size();
  }

  private Proposal propose() {
    return wing.intake.propose(new Order(new Order.What.Payload(film), List.of(RED)));
  }

  @Test
  void from_the_plan_over_the_question_to_another_try_it_is_run_once() throws IOException {
    Proposal proposal = propose();
    assertThat(proposal.release().text(FactName.MEDIAINFO)).contains("General");
    Proposal answered = wing.intake.answered(proposal, Map.of());
    QueueItem item = wing.intake.enqueue(answered, false, HashProgress.NONE).getFirst();
    assertThat(runs()).isEqualTo(1);
    wing.queue.cancel(item.id());
    wing.intake.again(wing.queue.find(item.id()).orElseThrow(), Map.of(), HashProgress.NONE);
    propose();
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void a_film_that_changed_is_described_anew() throws IOException {
    propose();
    Files.writeString(film, "another film of another length");
    Files.setLastModifiedTime(film, FileTime.from(Instant.parse("2026-01-05T00:00:00Z")));
    propose();
    assertThat(runs()).isEqualTo(2);
  }
}
