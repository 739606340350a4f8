package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the name of a folder claims.
 *
 * @param facts by name, as written
 * @param claims formats and bit rates it mentions; they are measured elsewhere and only compared
 * @param warnings one sentence each
 */
record FolderName(Map<FactName, String> facts, Set<String> claims, List<String> warnings) {
  FolderName {
    facts = Map.copyOf(facts);
    claims = Collections.unmodifiableSet(new LinkedHashSet<>(claims));
    warnings = List.copyOf(warnings);
  }

  /** The name of a folder, or of a single file without its ending. */
  static String bare(Content content) {
    return content.singleFile() ? bare(content.files().getFirst()) : content.name();
  }

  /** The name of a file without folders and ending. */
  static String bare(ContentFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    String ending = file.extension();
    return ending.isEmpty() ? name : name.substring(0, name.length() - ending.length() - 1);
  }

  /** Hands everything on, with the origin of names of videos and books. */
  void into(Findings findings) {
    facts.forEach((name, text) -> findings.put(name, "name", text));
    warnings.forEach(findings::warn);
  }

  /** Reads the name of a folder, or of a file without its ending. */
  static FolderName of(String name) {
    return SceneName.read(name).orElseGet(() -> BracketName.read(name));
  }

  /** Collects what a name claims; two different values for one fact make it unknown. */
  static final class Builder {
    private final String called;
    private final Map<FactName, String> facts = new EnumMap<>(FactName.class);
    private final Set<FactName> doubtful = new LinkedHashSet<>();
    private final Set<String> claims = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    Builder() {
      this("The folder name");
    }

    /** With the subject of the sentences that it writes. */
    Builder(String called) {
      this.called = called;
    }

    /** A value that is not fit for a form is none. */
    void put(FactName name, String text) {
      AudioTags.clean(text).ifPresent(value -> add(name, value));
    }

    private void add(FactName name, String value) {
      String old = facts.putIfAbsent(name, value);
      if (old != null && !old.equals(value)) {
        doubtful.add(name);
        warnings.add(
            called + " gives more than one " + name.word() + " (" + old + ", " + value + ").");
      }
    }

    boolean has(FactName name) {
      return facts.containsKey(name);
    }

    /** Leaves a fact unknown, whatever the name says of it. */
    void doubt(FactName name) {
      doubtful.add(name);
    }

    void claim(String claim) {
      claims.add(claim);
    }

    void warn(String sentence) {
      warnings.add(sentence);
    }

    FolderName build() {
      facts.keySet().removeAll(doubtful);
      return new FolderName(facts, claims, List.copyOf(warnings));
    }
  }
}
