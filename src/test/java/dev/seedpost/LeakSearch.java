package dev.seedpost;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Searches everything below a folder, byte for byte, for secrets in every spelling in which they
 * could leave: plain, URL-encoded, in JSON, base64 at each of three positions, hexadecimal, UTF-16.
 */
public final class LeakSearch {
  /** Parts of base64 shorter than this also stand by chance. */
  private static final int SHORTEST = 12;

  private final List<Canary> canaries;
  private final List<String> hits = new ArrayList<>();
  private final Set<String> told = new TreeSet<>();
  private long bytes;
  private int files;

  /**
   * A secret to look for.
   *
   * @param name says which, in a hit
   * @param allowed the files in which it has to stand
   */
  public record Canary(String name, Secret value, Set<Path> allowed) {}

  public LeakSearch(List<Canary> canaries) {
    this.canaries = List.copyOf(canaries);
  }

  /** Searches every file below a folder. */
  public LeakSearch in(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(this::search);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return this;
  }

  private void search(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files++;
    bytes += text.length();
    for (Canary canary : canaries) {
      boolean found = spellings(canary.value().reveal()).stream().anyMatch(text::contains);
      if (found && canary.allowed().contains(file)) {
        told.add(canary.name());
      } else if (found) {
        hits.add(canary.name() + " stands in " + file);
      }
    }
  }

  /** Each as one character per byte. */
  static Set<String> spellings(String secret) {
    byte[] utf8 = secret.getBytes(UTF_8);
    String plain = new String(utf8, ISO_8859_1);
    Set<String> all = new LinkedHashSet<>();
    all.add(plain);
    all.add(URLEncoder.encode(secret, UTF_8));
    all.add(plain.replace("/", "\\/"));
    all.add(HexFormat.of().formatHex(utf8));
    all.add(HexFormat.of().withUpperCase().formatHex(utf8));
    all.add(new String(secret.getBytes(UTF_16LE), ISO_8859_1));
    for (int before = 0; before < 3; before++) {
      byte[] placed = new byte[before + utf8.length];
      System.arraycopy(utf8, 0, placed, before, utf8.length);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String encoded = encoder.withoutPadding().encodeToString(placed);
        // The letters at both ends also depend on what stands beside it.
        String inner = encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1);
        if (inner.length() >= SHORTEST) {
          all.add(inner);
        }
      }
    }
    return all;
  }

  /** Which secrets stand where they have to: what is told nobody cannot leak either. */
  public Set<String> told() {
    return told;
  }

  /** Which secret stands where it must not. */
  public List<String> hits() {
    return hits;
  }

  public int files() {
    return files;
  }

  @Override
  public String toString() {
    return files
        + " files with "
        + bytes
        + " bytes searched for "
        + canaries.size()
        + " secrets in "
        + canaries.stream().mapToInt(one -> spellings(one.value().reveal()).size()).sum()
        + " spellings: "
        + hits.size()
        + " found";
  }
}
