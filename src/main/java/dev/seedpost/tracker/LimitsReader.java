package dev.seedpost.tracker;

import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.PieceTable;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the limits of a definition; each has to say where the site states it. */
final class LimitsReader {
  private final Layers layers;
  private final Map<String, String> cites = new LinkedHashMap<>();

  LimitsReader(Layers layers) {
    this.layers = layers;
  }

  Definition.Limits read() {
    PieceTable pieces = pieces();
    long torrent = limit("torrent-size").flatMap(map -> closed(map, map.size("max"))).orElse(0L);
    int path = limit("path-length").flatMap(map -> closed(map, map.integer("max"))).orElse(0);
    NameLimits names = limit("names").map(this::names).orElse(NameLimits.NONE);
    return new Definition.Limits(
        pieces,
        torrent > 0 ? torrent : Long.MAX_VALUE,
        path > 0 ? path : Integer.MAX_VALUE,
        names,
        extensions(),
        cites);
  }

  /** Takes the duty to cite from a map and reports its absence. */
  static String cite(YamlMap map) {
    String cite = map.text("cite").orElse("");
    if (cite.isBlank()) {
      map.problem("'" + map.path() + "' needs a 'cite' that says where the site states it");
    }
    return cite;
  }

  private Optional<YamlMap> limit(String key) {
    Optional<YamlMap> map = layers.of(key).map(key);
    map.ifPresent(found -> cites.put(key, cite(found)));
    return map;
  }

  private static <T> Optional<T> closed(YamlMap map, Optional<T> value) {
    if (value.isEmpty()) {
      map.problem("'" + map.path() + "' holds no limit");
    }
    map.refuseUnknown();
    return value;
  }

  private NameLimits names(YamlMap map) {
    List<NameLimits.Refused> refused = new ArrayList<>();
    for (YamlMap each : map.maps("refused")) {
      String because = each.requiredText("because");
      each.scalar("pattern", LimitsReader::pattern)
          .ifPresentOrElse(
              pattern -> refused.add(new NameLimits.Refused(pattern, because)),
              () -> each.problem("'refused' takes pattern and because"));
      each.refuseUnknown();
    }
    String forbidden = map.text("forbidden").orElse("");
    int most = map.integer("max-bytes").orElse(Integer.MAX_VALUE);
    if (most < 1) {
      map.problem("max-bytes", "'max-bytes' takes a number from 1");
    }
    if (forbidden.isEmpty() && refused.isEmpty() && most == Integer.MAX_VALUE) {
      map.problem("'" + map.path() + "' holds no limit");
    }
    map.refuseUnknown();
    return new NameLimits(forbidden, most, refused);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
    }
  }

  private PieceTable pieces() {
    Optional<YamlMap> map = limit("piece-length");
    if (map.isEmpty()) {
      return PieceTable.standard();
    }
    List<PieceTable.Range> ranges = new ArrayList<>();
    for (YamlMap range : map.get().maps("ranges")) {
      Optional<Long> upTo = range.size("up-to");
      Optional<PieceLength> length = exponent(range, "exponent");
      range.refuseUnknown();
      if (upTo.isEmpty() || length.isEmpty()) {
        range.problem("a range takes up-to and exponent, as in {up-to: 1GiB, exponent: 19}");
      } else if (!ranges.isEmpty() && ranges.getLast().upTo() >= upTo.get()) {
        range.problem("up-to", "the ranges must ascend");
      } else if (!ranges.isEmpty() && ranges.getLast().pieceLength().compareTo(length.get()) >= 0) {
        range.problem("exponent", "the piece lengths must ascend");
      } else {
        ranges.add(new PieceTable.Range(upTo.get(), length.get()));
      }
    }
    Optional<PieceLength> max = exponent(map.get(), "max");
    if (max.isEmpty()) {
      map.get().problem("'piece-length' needs 'max', the exponent of its largest piece");
    } else if (!ranges.isEmpty() && ranges.getLast().pieceLength().compareTo(max.get()) > 0) {
      map.get().problem("max", "'max' is below the piece length of the last range");
    }
    map.get().refuseUnknown();
    return new PieceTable(ranges, max.orElse(PieceLength.ofExponent(24)));
  }

  private static Optional<PieceLength> exponent(YamlMap map, String key) {
    return map.integer(key)
        .flatMap(exponent -> {
          try {
            return Optional.of(PieceLength.ofExponent(exponent));
          } catch (IllegalArgumentException e) {
            map.problem(key, "'" + key + "' " + e.getMessage());
            return Optional.empty();
          }
        });
  }

  private Map<String, Set<String>> extensions() {
    Map<String, Set<String>> extensions = new LinkedHashMap<>();
    limit("extensions")
        .ifPresent(map -> {
          for (String kind : map.keys()) {
            if (!kind.equals("cite")) {
              Set<String> endings = new LinkedHashSet<>();
              map.texts(kind).forEach(ending -> endings.add(ending.toLowerCase(Locale.ROOT)));
              extensions.put(kind, endings);
            }
          }
        });
    return extensions;
  }
}
