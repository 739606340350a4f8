package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.Texts;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Texts for a bug report. They are kept as they came, and leave only through the scrub. */
final class Bundle {
  private final InstantSource clock;
  private final Map<String, String> gathered = new LinkedHashMap<>();

  Bundle(InstantSource clock) {
    this.clock = clock;
  }

  void add(String name, String text) {
    gathered.put(name, text);
  }

  /** What a command says; that it fails is worth as much as what it finds. */
  void say(String name, Consumer<Output> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    Console console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            stream,
            stream,
            prompt -> Optional.empty(),
            false);
    Output output = new Output(console, false, false, clock);
    try {
      command.accept(output);
    } catch (FailureException e) {
      output.failure(e.failure(), ExitCode.of(e.kind()));
    } catch (RuntimeException e) {
      e.printStackTrace(stream);
    }
    add(name, bytes.toString(UTF_8));
  }

  /** What leaves: by name, without anything secret in names or texts. */
  Map<String, byte[]> scrubbed(UnaryOperator<String> scrub) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    gathered.forEach((name, text) -> {
      String plain = scrub.apply(name).replaceAll("[^A-Za-z0-9._/-]", "_");
      String free = plain;
      for (int next = 2; files.containsKey(free); next++) {
        free = plain + "." + next;
      }
      files.put(free, printable(scrub.apply(text)).getBytes(UTF_8));
    });
    return files;
  }

  /** Who looks at it on a terminal is safe. */
  private static String printable(String text) {
    return text.lines()
        .map(line -> Texts.printable(line.replace('\t', ' ')) + "\n")
        .collect(Collectors.joining());
  }

  byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a buffer in memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }
}
