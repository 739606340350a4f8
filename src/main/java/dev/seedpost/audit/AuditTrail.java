package dev.seedpost.audit;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Signer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file that only grows: a line for each deed, chained by check values that only who can open the
 * credential store can make. A line that is edited, taken out, put in or moved is noticed, and so
 * is an end that is cut off, by a second file that remembers the last line. Who can open the store
 * can forge it all, and who can write the folder can put back an older copy of both files. Safe for
 * use by many threads and processes.
 */
public final class AuditTrail {
  private static final String DOING = "write the audit trail";

  private final Path file;
  private final TrailEnd end;
  private final Signer signer;
  private final InstantSource clock;
  private final UnaryOperator<String> mask;

  /**
   * A trail, which need not exist yet.
   *
   * @param folder of its own
   * @param mask goes over every result
   */
  public AuditTrail(Path folder, Signer signer, InstantSource clock, UnaryOperator<String> mask) {
    this.file = folder.resolve("trail.jsonl");
    this.end = new TrailEnd(folder.resolve("last"));
    this.signer = signer;
    this.clock = clock;
    this.mask = mask;
  }

  /**
   * Writes down what is done; when this returns it lasts.
   *
   * @throws FailureException TRANSIENT if the disk refuses
   */
  public synchronized void record(Actor actor, Deed deed, Subject subject, String result) {
    try (FileChannel channel = TrailFile.open(file);
        FileLock _ = channel.lock()) {
      if (TrailFile.cutTornLine(channel)) {
        append(channel, actor, Deed.MENDED, Subject.NONE, "an unfinished line was cut off");
      }
      append(channel, actor, deed, subject, mask.apply(result));
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          DOING,
          "the disk refuses " + Texts.printable(file.toString()) + " (is it full?)",
          e);
    }
  }

  private void append(FileChannel channel, Actor actor, Deed deed, Subject subject, String result)
      throws IOException {
    String before = TrailFile.lastLine(channel);
    long number =
        AuditLine.of(before).flatMap(AuditLine::entry).map(AuditEntry::number).orElse(0L) + 1;
    AuditEntry entry =
        new AuditEntry(
            number, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, deed, subject, result);
    String body = AuditLine.body(entry);
    AuditLine line = new AuditLine(body, signer.sign(AuditLine.signed(before, body)));
    TrailFile.append(channel, line.text());
    end.write(number, line.check());
  }

  /** The newest entries, oldest first; a line that is none of ours is left out. */
  public List<AuditEntry> last(int most) {
    Deque<AuditEntry> entries = new ArrayDeque<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      TrailLines lines = new TrailLines(channel);
      for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
        text.flatMap(AuditLine::of).flatMap(AuditLine::entry).ifPresent(entries::add);
        if (entries.size() > most) {
          entries.removeFirst();
        }
      }
      return List.copyOf(entries);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Looks at every line. */
  public synchronized AuditCheck verify() {
    try {
      Optional<TrailEnd.Last> last = end.read();
      if (!Files.exists(file)) {
        return last.isEmpty()
            ? new AuditCheck.Whole(0)
            : new AuditCheck.Broken(1, "the trail is gone, though entries were written");
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock _ = channel.lock(0, Long.MAX_VALUE, true)) {
        return verify(new TrailLines(channel), last);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private AuditCheck verify(TrailLines lines, Optional<TrailEnd.Last> last) throws IOException {
    String before = "";
    long number = 0;
    boolean met = false;
    for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
      number++;
      String previous = before;
      Optional<AuditLine> line =
          AuditLine.of(text.get())
              .filter(one -> signer.isSigned(AuditLine.signed(previous, one.body()), one.check()));
      if (line.isEmpty()) {
        return new AuditCheck.Broken(
            number, "it was edited or put in, or a line before it was taken out");
      }
      met |= last.filter(line.get()::isAt).isPresent();
      before = text.get();
    }
    if (last.isEmpty() && number > 0) {
      return new AuditCheck.Broken(number, "the file that remembers the last line is missing");
    }
    return met || last.isEmpty()
        ? new AuditCheck.Whole(number)
        : new AuditCheck.Broken(
            number + 1, "the end was cut off: entry " + last.get().number() + " was written");
  }

  private FailureException unreadable(IOException e) {
    return new FailureException(
        FailureKind.CONFIG,
        "read the audit trail",
        Texts.printable(file.toString())
            + " cannot be read ("
            + e.getClass().getSimpleName()
            + "); check its owner and mode",
        e);
  }
}
