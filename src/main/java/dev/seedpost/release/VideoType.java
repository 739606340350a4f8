package dev.seedpost.release;

import dev.seedpost.release.VideoWords.Sense;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the technical words of a video name say together. */
final class VideoType {
  private static final Set<String> ENCODERS = Set.of("x264", "x265", "AV1", "VP9", "XviD", "DivX");

  private final Map<Sense, Set<String>> seen = new EnumMap<>(Sense.class);

  void add(Map<Sense, String> says) {
    says.forEach(
        (sense, value) -> seen.computeIfAbsent(sense, any -> new LinkedHashSet<>()).add(value));
  }

  /** Puts what is certain; two values for one fact are for the builder to refuse. */
  void tell(FolderName.Builder facts) {
    values(Sense.RESOLUTION).forEach(value -> facts.put(FactName.RESOLUTION, value));
    Set<String> codecs = codecs();
    codecs.forEach(value -> facts.put(FactName.VIDEO_CODEC, value));
    types(codecs).forEach(value -> facts.put(FactName.TYPE, value));
    List<String> sources = sources();
    sources.forEach(value -> facts.put(FactName.SOURCE, value));
    if (sources.size() > 1) {
      facts.doubt(FactName.TYPE);
    }
    boolean atmos = seen.containsKey(Sense.ATMOS) && values(Sense.AUDIO).size() == 1;
    for (String audio : values(Sense.AUDIO)) {
      facts.put(FactName.AUDIO_CODEC, atmos && !audio.endsWith("Atmos") ? audio + " Atmos" : audio);
    }
    colours(facts);
    if (seen.containsKey(Sense.EDITION)) {
      facts.put(FactName.EDITION_TITLE, String.join(" ", values(Sense.EDITION)));
    }
  }

  /** "HEVC" beside "x265" says nothing more. */
  private Set<String> codecs() {
    Set<String> codecs = new LinkedHashSet<>(values(Sense.VIDEO));
    for (String standard : values(Sense.STANDARD)) {
      if (!codecs.contains(standard.replace("H.", "x"))) {
        codecs.add(standard);
      }
    }
    return codecs;
  }

  private Set<String> types(Set<String> codecs) {
    Set<String> types = new LinkedHashSet<>(values(Sense.MADE));
    boolean encoded = codecs.stream().anyMatch(ENCODERS::contains);
    boolean web = types.contains("web-dl") || types.contains("webrip");
    if (seen.containsKey(Sense.BARE_WEB) && !web && codecs.size() == 1) {
      String codec = codecs.iterator().next();
      if (codec.startsWith("H.")) {
        types.add("web-dl");
      } else if (codec.startsWith("x26")) {
        types.add("webrip");
      }
    }
    boolean disc = values(Sense.SOURCE).stream().anyMatch(source -> source.endsWith("Blu-ray"));
    boolean untouched = types.contains("remux") || types.contains("disc");
    if (encoded && (untouched || (disc && types.isEmpty()))) {
      types.add("encode");
    }
    return types;
  }

  /** No Blu-ray but an Ultra HD one holds 2160p, unless somebody blew it up. */
  private List<String> sources() {
    Set<String> sources = new LinkedHashSet<>(values(Sense.SOURCE));
    boolean large = values(Sense.RESOLUTION).contains("2160p");
    if (sources.contains("Blu-ray")) {
      if (seen.containsKey(Sense.UHD) || sources.contains("UHD Blu-ray")) {
        sources.remove("Blu-ray");
        sources.add("UHD Blu-ray");
      } else if (large) {
        sources.remove("Blu-ray");
        if (!seen.containsKey(Sense.UPSCALED)) {
          sources.add("UHD Blu-ray");
        }
      }
    }
    return List.copyOf(sources);
  }

  private void colours(FolderName.Builder facts) {
    Set<String> colours = new LinkedHashSet<>(values(Sense.HDR));
    boolean vision = colours.remove("DV");
    if (colours.isEmpty() && vision) {
      facts.put(FactName.HDR, "DV");
    }
    colours.forEach(colour -> facts.put(FactName.HDR, vision ? "DV " + colour : colour));
  }

  private Set<String> values(Sense sense) {
    return seen.getOrDefault(sense, Set.of());
  }
}
