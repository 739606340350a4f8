package dev.seedpost.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The technical words of video names, with what each says. */
final class VideoWords {
  /** What a word can be about. */
  enum Sense {
    RESOLUTION,
    SOURCE,
    /** A type that is spelled out; {@link #BARE_WEB} says only half of it. */
    MADE,
    BARE_WEB,
    UHD,
    UPSCALED,
    VIDEO,
    /** HEVC and AVC: the standard, which the word of an encoder beside it makes exact. */
    STANDARD,
    AUDIO,
    ATMOS,
    HDR,
    EDITION,
    /** Known, and without a fact to it. */
    OTHER
  }

  /**
   * A word found.
   *
   * @param strong whether it is technical wherever it stands; others are only among their like
   */
  record Found(Map<Sense, String> says, boolean strong, int start, int end) {}

  private record Word(
      Pattern pattern,
      boolean strong,
      boolean capitals,
      Function<MatchResult, String> value,
      Map<Sense, String> fixed,
      Sense sense) {}

  private static final String CHANNELS = "(?:[.-]?(\\d\\.\\d(?:\\.\\d)?))?";
  private static final List<Word> WORDS = new WordList().all();

  private static final Map<String, String> SERVICES =
      Stream.of(
              ("AMZN NF ATVP DSNP HMAX MAX HULU PCOK PMTP iT iP CR STAN MUBI CRIT BCORE MA STZ SHO"
                      + " RED YT ROKU TUBI VUDU CRAV HTSR SKST VIKI iQIYI ITV ALL4 NOW CBC PBS DSCP"
                      + " KNPY")
                  .split(" ", -1))
          .collect(Collectors.toUnmodifiableMap(word -> lower(word), word -> word));

  private VideoWords() {}

  /** The longest known word or phrase that begins here. */
  static Optional<Found> at(NameText text, int from) {
    for (Word word : WORDS) {
      Optional<Matcher> matcher = text.at(word.pattern(), from);
      if (matcher.isPresent() && (!word.capitals() || text.capitals(from, matcher.get().end()))) {
        Map<Sense, String> says =
            word.fixed().isEmpty()
                ? Map.of(word.sense(), word.value().apply(matcher.get()))
                : word.fixed();
        return Optional.of(new Found(says, word.strong(), from, matcher.get().end()));
      }
    }
    return Optional.empty();
  }

  /** The streaming service that a word names; it means one only before WEB. */
  static Optional<String> service(String word) {
    return Optional.ofNullable(SERVICES.get(lower(word)));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The table. The first row that fits counts, so the longer ones stand first. */
  private static final class WordList {
    private final List<Word> words = new ArrayList<>();

    List<Word> all() {
      resolutions();
      discs();
      otherSources();
      codecs();
      sound();
      colours();
      editions();
      remarks();
      return List.copyOf(words);
    }

    private void resolutions() {
      found("(4320|2160|1080|720|576|480)p\\d{0,2}", Sense.RESOLUTION, m -> m.group(1) + "p");
      found("(1080|576|480)i\\d{0,2}", Sense.RESOLUTION, m -> m.group(1) + "i");
      strong("(?:1440|540|360)p", Map.of(Sense.OTHER, ""));
    }

    private void discs() {
      strong("(?:dvd|bd|hd)[.-]?scr(?:eener)?", Map.of(Sense.OTHER, ""));
      strong("hd[.-]?dvd(?:[.-]?rip)?", Map.of(Sense.OTHER, ""));
      strong(
          "complete[.-]uhd[.-]blu[.-]?ray",
          Map.of(Sense.SOURCE, "UHD Blu-ray", Sense.MADE, "disc"));
      strong("complete[.-]blu[.-]?ray", Map.of(Sense.SOURCE, "Blu-ray", Sense.MADE, "disc"));
      strong("uhd[.-]?bd[.-]?rip", Map.of(Sense.SOURCE, "UHD Blu-ray", Sense.MADE, "encode"));
      strong("uhd[.-]?(?:bd[.-]?)?remux", Map.of(Sense.SOURCE, "UHD Blu-ray", Sense.MADE, "remux"));
      strong("uhd[.-]?(?:blu[.-]?ray|bd)", Map.of(Sense.SOURCE, "UHD Blu-ray"));
      strong("bd[.-]?remux", Map.of(Sense.SOURCE, "Blu-ray", Sense.MADE, "remux"));
      strong(
          "(?:b[dr]|blu[.-]?ray)[.-]?rip", Map.of(Sense.SOURCE, "Blu-ray", Sense.MADE, "encode"));
      strong("blu[.-]?ray", Map.of(Sense.SOURCE, "Blu-ray"));
      strong("dvd[.-]?rip", Map.of(Sense.SOURCE, "DVD", Sense.MADE, "dvdrip"));
      strong("dvd[.-]?remux", Map.of(Sense.SOURCE, "DVD", Sense.MADE, "remux"));
      strong("dvd-?[59r]", Map.of(Sense.SOURCE, "DVD", Sense.MADE, "disc"));
      strong("remux", Map.of(Sense.MADE, "remux"));
      weak("dvd", Map.of(Sense.SOURCE, "DVD"));
      weak("uhd", Map.of(Sense.UHD, ""));
      weak("bd(?:25|50|66|100)", Map.of(Sense.OTHER, ""));
    }

    private void otherSources() {
      strong("web[.-]?dl[.-]?rip", Map.of(Sense.SOURCE, "WEB"));
      strong("web[.-]?dl", Map.of(Sense.SOURCE, "WEB", Sense.MADE, "web-dl"));
      strong("web[.-]?rip", Map.of(Sense.SOURCE, "WEB", Sense.MADE, "webrip"));
      weak("web", Map.of(Sense.SOURCE, "WEB", Sense.BARE_WEB, ""));
      strong("hdtv(?:rip)?", Map.of(Sense.SOURCE, "HDTV", Sense.MADE, "hdtv"));
      strong(
          "uhdtv|pdtv|sdtv|dsr(?:ip)?|tv-?rip|sat-?rip|dvb-?[cst]|dvb(?:rip)?|vhs(?:rip)?|vodrip"
              + "|hd-?rip|laserdisc|ldrip|hd-?cam|cam-?rip|hd-?t[sc]|telesync|telecine|workprint",
          Map.of(Sense.OTHER, ""));
    }

    private void codecs() {
      found("x[.-]?26([45])", Sense.VIDEO, m -> "x26" + m.group(1));
      found("h[.-]?26([45])", Sense.VIDEO, m -> "H.26" + m.group(1));
      strong("hevc", Map.of(Sense.STANDARD, "H.265"));
      weak("avc", Map.of(Sense.STANDARD, "H.264"));
      strong("av1", Map.of(Sense.VIDEO, "AV1"));
      strong("vp9", Map.of(Sense.VIDEO, "VP9"));
      strong("vc-?1", Map.of(Sense.VIDEO, "VC-1"));
      strong("mpeg-?2", Map.of(Sense.VIDEO, "MPEG-2"));
      strong("xvid", Map.of(Sense.VIDEO, "XviD"));
      strong("divx", Map.of(Sense.VIDEO, "DivX"));
    }

    private void sound() {
      sound("dts[.-]?hd[.-]?ma|dts[.-]?ma", "DTS-HD MA ");
      sound("dts[.-]?hd[.-]?hra?", "DTS-HD HRA ");
      sound("dts[.-]?hd", "DTS-HD ");
      sound("dts[.-]?x", "DTS-X ");
      sound("dts[.-]?es", "DTS-ES ");
      sound("dts", "DTS ");
      sound("true[.-]?hd", "TrueHD ");
      sound("ddpa", "DDP", " Atmos");
      sound("ddp|dd\\+|e-?ac-?3", "DDP");
      sound("ac-?3", "DD");
      found("dd[.-]?(\\d\\.\\d)", Sense.AUDIO, m -> "DD" + m.group(1));
      for (String name : List.of("FLAC ", "LPCM ", "Opus ", "MP3 ", "AAC")) {
        String pattern = name.equals("LPCM ") ? "l?pcm" : lower(name.strip());
        found(pattern + "[.-]?(\\d\\.\\d)", Sense.AUDIO, m -> name + m.group(1));
        weak(pattern, Map.of(Sense.AUDIO, name.strip()));
      }
      weak("atmos", Map.of(Sense.ATMOS, ""));
    }

    private void sound(String pattern, String name) {
      sound(pattern, name, "");
    }

    /** A codec with its channels and Atmos, in whatever order they follow. */
    private void sound(String pattern, String name, String more) {
      found(
          "(?:" + pattern + ")([.-]?atmos)?" + CHANNELS + "([.-]atmos)?",
          Sense.AUDIO,
          m -> {
            String channels = Optional.ofNullable(m.group(2)).orElse("");
            boolean atmos = m.group(1) != null || m.group(3) != null;
            return (name + channels).strip() + (atmos ? " Atmos" : more);
          });
    }

    private void colours() {
      strong("dolby[.-]?vision|dovi", Map.of(Sense.HDR, "DV"));
      strong("hdr10(?:\\+|plus|p)", Map.of(Sense.HDR, "HDR10+"));
      strong("hdr10", Map.of(Sense.HDR, "HDR10"));
      weak("hdr[.-]vivid|sdr", Map.of(Sense.OTHER, ""));
      weak("dv", Map.of(Sense.HDR, "DV"));
      weak("hdr", Map.of(Sense.HDR, "HDR"));
      weak("hlg", Map.of(Sense.HDR, "HLG"));
      weak("pq10", Map.of(Sense.HDR, "PQ10"));
    }

    private void editions() {
      weak("director['’]?s[.-]cut", Map.of(Sense.EDITION, "Director's Cut"));
      capitals("dc", Map.of(Sense.EDITION, "Director's Cut"));
      capitals("imax(?:[.-]edition)?", Map.of(Sense.EDITION, "IMAX"));
      weak("4k[.-]remaster(?:ed)?", Map.of(Sense.EDITION, "4K Remaster"));
      weak("remaster(?:ed)?", Map.of(Sense.EDITION, "Remastered"));
      weak("criterion(?:[.-]collection)?", Map.of(Sense.EDITION, "Criterion Collection"));
      weak("collector['’]?s[.-]edition", Map.of(Sense.EDITION, "Collector's Edition"));
      add(
          new Word(
              NameText.words("(\\d{1,3}(?:st|nd|rd|th))[.-]anniversary(?:[.-]edition)?"),
              false,
              false,
              m -> m.group(1) + " Anniversary Edition",
              Map.of(),
              Sense.EDITION));
      for (String name :
          List.of(
              "Final Cut",
              "Theatrical Cut",
              "Extended Cut",
              "Extended Edition",
              "Extended Version",
              "International Cut",
              "Unrated Cut",
              "Ultimate Cut",
              "Special Edition",
              "Ultimate Edition",
              "Deluxe Edition",
              "Limited Edition",
              "Anniversary Edition",
              "Alternative Cut",
              "Open Matte",
              "Fan Edit",
              "Theatrical",
              "Extended",
              "Unrated",
              "Uncut",
              "Uncensored",
              "Restored",
              "Despecialized",
              "Redux")) {
        weak(lower(name).replace(" ", "[.-]"), Map.of(Sense.EDITION, name));
      }
    }

    private void remarks() {
      weak("(?:ai[.-])?upscaled?", Map.of(Sense.UPSCALED, ""));
      weak(
          "(?:real[.-])?proper|repack\\d?|rerip|internal|int|(?:nfo|dir|sync|proof|sample)fix"
              + "|read[.-]?nfo|limited|complete|festival|retail|hybrid|dubbed|subbed|dual(?:-audio)?"
              + "|multi\\d?|dl|ml|3d|(?:half-?|h-?)?(?:sbs|ou|tab)|(?:8|10|12)-?bit|hi10p?|convert"
              + "|pal|ntsc|ws|hfr|(?:24|25|30|48|50|60)fps|remastering|amazon|netflix",
          Map.of(Sense.OTHER, ""));
      weak(
          "english|french|german|italian|spanish|castellano|latino|nordic|swedish|danish|norwegian"
              + "|finnish|icelandic|dutch|flemish|polish|russian|ukrainian|japanese|korean|chinese"
              + "|cantonese|mandarin|hindi|tamil|telugu|portuguese|brazilian|czech|slovak|hungarian"
              + "|romanian|bulgarian|turkish|greek|hebrew|arabic|persian|thai|vietnamese|truefrench"
              + "|vff|vfq|vf2|vfi|vof|vostfr|subfrench",
          Map.of(Sense.OTHER, ""));
      capitals(
          "eng?|fre?|fra|ger|deu?|ita?|spa|esp?|jpn?|jap|kor?|chi|rus?|pol?|por|swe|dan|nor|fin|dut"
              + "|nld?|usa|gbr|eur",
          Map.of(Sense.OTHER, ""));
    }

    private void strong(String pattern, Map<Sense, String> says) {
      add(new Word(NameText.words(pattern), true, false, m -> "", says, Sense.OTHER));
    }

    private void weak(String pattern, Map<Sense, String> says) {
      add(new Word(NameText.words(pattern), false, false, m -> "", says, Sense.OTHER));
    }

    private void capitals(String pattern, Map<Sense, String> says) {
      add(new Word(NameText.words(pattern), false, true, m -> "", says, Sense.OTHER));
    }

    private void found(String pattern, Sense sense, Function<MatchResult, String> value) {
      add(new Word(NameText.words(pattern), true, false, value, Map.of(), sense));
    }

    private void add(Word word) {
      words.add(word);
    }
  }
}
