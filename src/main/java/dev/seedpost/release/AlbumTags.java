package dev.seedpost.release;

import dev.seedpost.failure.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tags of all tracks say together. Where they disagree, nothing is known. */
final class AlbumTags {
  static final String ORIGIN = "tags";
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)(?!\\d).*");
  private static final Set<String> NOBODY = Set.of("various artists", "various", "va");
  private static final Set<String> NO_NUMBER = Set.of("none", "n/a", "na", "[none]");

  /** MusicBrainz' words for types of releases, in those of the forms. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("album", "Album"),
          Map.entry("ep", "EP"),
          Map.entry("single", "Single"),
          Map.entry("compilation", "Compilation"),
          Map.entry("soundtrack", "Soundtrack"),
          Map.entry("live", "Live album"),
          Map.entry("remix", "Remix"),
          Map.entry("mixtape/street", "Mixtape"),
          Map.entry("mixtape", "Mixtape"),
          Map.entry("dj-mix", "DJ Mix"),
          Map.entry("demo", "Demo"),
          Map.entry("interview", "Interview"));

  private static final Set<String> PRIMARY = Set.of("Album", "EP", "Single");

  private final List<Track> tracks;
  private final Findings findings;

  AlbumTags(List<Track> tracks, Findings findings) {
    this.tracks = List.copyOf(tracks);
    this.findings = findings;
  }

  void read() {
    artist();
    agreed(Track.Tag.ALBUM, FactName.TITLE, "album");
    years();
    agreed(Track.Tag.LABEL, FactName.LABEL, "label");
    agreed(Track.Tag.CATALOGUE_NUMBER, FactName.CATALOGUE_NUMBER, "catalogue number");
    findings.put(FactName.TAGS, ORIGIN, Genres.tags(new ArrayList<>(all(Track.Tag.GENRE))));
    releaseType();
  }

  private void artist() {
    boolean albumArtist =
        tracks.stream().anyMatch(track -> !track.values(Track.Tag.ALBUM_ARTIST).isEmpty());
    Track.Tag tag = albumArtist ? Track.Tag.ALBUM_ARTIST : Track.Tag.ARTIST;
    Set<List<String>> found = distinct(track -> track.values(tag));
    if (found.size() > 1) {
      findings.doubt(
          FactName.ARTIST,
          albumArtist
              ? "The tracks name different album artists, so the artist is unknown."
              : "The tracks have different artists and no album artist, so the artist is unknown.");
      return;
    }
    List<String> artists = found.stream().findFirst().orElse(List.of());
    if (artists.stream().anyMatch(artist -> NOBODY.contains(artist.toLowerCase(Locale.ROOT)))) {
      findings.doubt(
          FactName.ARTIST,
          "The tags say '" + artists.getFirst() + "', which is no artist; name the main artists.");
      return;
    }
    findings.put(FactName.ARTIST, ORIGIN, artists);
    artists.stream()
        .filter(artist -> artist.contains(";") || artist.contains(" / "))
        .findFirst()
        .ifPresent(artist ->
            findings.warn("The artist '" + artist + "' may be several; name each of them."));
  }

  private void years() {
    Set<String> years = years(Track.Tag.DATE);
    Set<String> original = years(Track.Tag.ORIGINAL_DATE);
    if (years.size() > 1 || original.size() > 1) {
      findings.doubt(
          FactName.YEAR,
          "The tracks are tagged with different years ("
              + String.join(", ", years.size() > 1 ? years : original)
              + "), so the year is unknown.");
      return;
    }
    original.forEach(year -> findings.put(FactName.YEAR, ORIGIN, year));
    years.forEach(year ->
        findings.put(original.isEmpty() ? FactName.YEAR : FactName.EDITION_YEAR, ORIGIN, year));
  }

  private Set<String> years(Track.Tag tag) {
    Set<String> years = new LinkedHashSet<>();
    for (String date : all(tag)) {
      Matcher year = YEAR.matcher(date);
      if (year.matches()) {
        years.add(year.group(1));
      }
    }
    return years;
  }

  private void releaseType() {
    Set<String> types = new LinkedHashSet<>();
    for (String text : all(Track.Tag.RELEASE_TYPE)) {
      for (String word : text.split(";", -1)) {
        Optional.ofNullable(TYPES.get(word.strip().toLowerCase(Locale.ROOT))).ifPresent(types::add);
      }
    }
    // "album; compilation": the second word says more.
    if (types.stream().anyMatch(type -> !PRIMARY.contains(type))) {
      types.removeAll(PRIMARY);
    }
    if (types.size() == 1) {
      findings.put(FactName.RELEASE_TYPE, ORIGIN, List.copyOf(types));
    } else if (types.size() > 1) {
      findings.doubt(
          FactName.RELEASE_TYPE,
          "The tags name several release types ("
              + String.join(", ", types)
              + "), so the release type is unknown.");
    }
  }

  /** The one text that the tracks have; of an album title, all of them. */
  private void agreed(Track.Tag tag, FactName name, String called) {
    Set<String> found = distinct(track -> String.join(" / ", track.values(tag)));
    boolean missing = found.remove("");
    found.removeIf(text ->
        tag == Track.Tag.CATALOGUE_NUMBER && NO_NUMBER.contains(text.toLowerCase(Locale.ROOT)));
    if (found.size() > 1) {
      findings.doubt(
          name,
          "The tracks are tagged with more than one "
              + called
              + " ("
              + Texts.shortened(String.join(", ", found), 120)
              + "), so it is unknown.");
    } else if (missing && name == FactName.TITLE && !found.isEmpty()) {
      findings.doubt(name, "Some tracks have no album tag, so the title is unknown.");
    } else {
      findings.put(name, ORIGIN, List.copyOf(found));
    }
  }

  private <T> Set<T> distinct(Function<Track, T> part) {
    Set<T> values = new LinkedHashSet<>();
    tracks.forEach(track -> values.add(part.apply(track)));
    return values;
  }

  private Set<String> all(Track.Tag tag) {
    Set<String> values = new LinkedHashSet<>();
    tracks.forEach(track -> values.addAll(track.values(tag)));
    return values;
  }
}
