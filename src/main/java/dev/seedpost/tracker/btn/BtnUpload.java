package dev.seedpost.tracker.btn;

import dev.seedpost.failure.Texts;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An upload by the web form: see that the session is good, let the site fill the form, then submit
 * it once. Nothing is submitted unless the filled form fits.
 */
final class BtnUpload {
  /** What the site itself fills in, in the order of its form. */
  private static final List<String> FILLED =
      List.of("seriesid", "artist", "title", "actors", "year", "tags", "image", "album_desc");

  /** Selections whose values are ours and must be among those of the live form. */
  private static final List<String> CHOSEN =
      List.of("origin", "country", "format", "bitrate", "media", "resolution");

  private static final String FAILED = "autofill fail";

  private final Definition definition;
  private final BtnOptions options;
  private final BtnSession session;
  private final BtnUploadAnswers answers;

  BtnUpload(Definition definition, BtnSession session, BtnUploadAnswers answers) {
    this.definition = definition;
    this.options = BtnOptions.of(definition);
    this.session = session;
    this.answers = answers;
  }

  UploadResult send(UploadRequest request) {
    String what = Texts.printable(request.torrent().name());
    String doing = "prepare the upload of " + what + " to " + definition.name();
    answers.form(session.form(doing), doing);
    BtnPages filled = answers.form(session.autofill(lookUp(request), doing), doing);
    List<String> reasons = reasons(filled, request);
    if (!reasons.isEmpty()) {
      return new UploadResult.Refused(reasons);
    }
    UploadRequest whole =
        new UploadRequest(request.torrent(), fields(filled, request), request.content());
    String sending = "upload " + what + " to " + definition.name();
    return answers.upload(
        session.submit(
            UploadParts.of(definition, whole, "file_input"), sending, request.departure()),
        sending);
  }

  /** A scene release is known by its name, any other by its series and number. */
  private static Map<String, String> lookUp(UploadRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    Set<String> sent =
        isScene(request)
            ? Set.of(BtnForm.TYPE, BtnForm.SCENE, BtnForm.BY_NAME)
            : Set.of(BtnForm.TYPE, BtnForm.SCENE, BtnForm.SERIES, BtnForm.EPISODE, BtnForm.SEASON);
    request.fields().stream()
        .filter(field -> sent.contains(field.name()))
        .forEach(field -> fields.put(field.name(), field.value()));
    fields.put("tvdb", "Get Info");
    return fields;
  }

  private static boolean isScene(UploadRequest request) {
    return request.value(BtnForm.SCENE).filter("Yes"::equals).isPresent();
  }

  private List<String> reasons(BtnPages filled, UploadRequest request) {
    String artist = filled.value("artist");
    String title = filled.value("title");
    if (artist.isEmpty()
        || title.isEmpty()
        || (artist + "\n" + title).toLowerCase(Locale.ROOT).contains(FAILED)
        || !filled.value("seriesid").matches("[0-9]+")) {
      return List.of(
          definition.name()
              + " could not fill its form for "
              + (isScene(request)
                  ? "this release name; check it, or say that it is no scene release and give the"
                      + " number at thetvdb.com"
                  : "this series and number; check the number at thetvdb.com, the season and the"
                      + " episode")
              + "; "
              + byHand());
    }
    List<String> reasons = new ArrayList<>();
    String name = request.value(BtnForm.NAME).orElse("");
    // Names of series that there are several of end in a year or a country, as in "(US)".
    if (!bare(name).startsWith(bare(artist.replaceAll("\\([^()]{1,12}\\)\\s*$", "")))) {
      reasons.add(
          definition.name()
              + " filled its form with the series '"
              + shown(artist)
              + "', which is not how the name '"
              + shown(name)
              + "' begins; check the number at thetvdb.com; if it is right, "
              + byHand());
    }
    CHOSEN.forEach(
        select -> request.value(select).ifPresent(value -> check(filled, select, value, reasons)));
    return reasons;
  }

  private void check(BtnPages filled, String select, String value, List<String> reasons) {
    List<String> known = filled.options(select);
    if (!known.contains(value)) {
      reasons.add(
          "the form of "
              + definition.name()
              + " does not take '"
              + value
              + "' as its "
              + select
              + (known.isEmpty()
                  ? " (it has no such list)"
                  : ": " + shown(String.join(", ", known)))
              + "; "
              + byHand());
    }
  }

  private String byHand() {
    return "upload it by hand at "
        + definition.base().resolve("upload.php")
        + " and run 'seedpost queue done' with the address of its page";
  }

  private static String shown(String text) {
    return Texts.shortened(Texts.printable(text), 200);
  }

  /** Letters and digits alone, without accents. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replace("&", "and")
        .replaceAll("[^\\p{L}\\p{Nd}]", "");
  }

  private List<FormField> fields(BtnPages filled, UploadRequest request) {
    List<FormField> fields = new ArrayList<>();
    fields.add(new FormField("submit", "true"));
    take(fields, request, BtnForm.TYPE, BtnForm.NAME);
    FILLED.forEach(name -> fields.add(new FormField(name, filled.value(name))));
    if (options.fastTorrent()) {
      fields.add(new FormField("fasttorrent", "on"));
    }
    take(fields, request, "origin", "foreign", "country");
    take(fields, request, "format", "bitrate", "media", "resolution", "release_desc");
    fields.add(new FormField("tvdb", "autofilled"));
    if (filled.takesFile(BtnForm.NFO)) {
      take(fields, request, BtnForm.NFO);
    }
    return fields;
  }

  private static void take(List<FormField> fields, UploadRequest request, String... names) {
    for (String name : names) {
      request.fields().stream().filter(field -> field.name().equals(name)).forEach(fields::add);
    }
  }
}
