package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.Content;
import dev.seedpost.failure.Texts;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fills Gazelle's upload form, music in one way and every other category in another. Nothing is
 * guessed: what is not known becomes a question. The limits are those of the public server code of
 * OPS; RED shares its ancestry.
 */
final class GazelleForm {
  /** The number of the request that an upload fills; it never leaves with the upload itself. */
  static final String REQUEST = "requestid";

  /** The table of the site's numbers for kinds of releases. */
  static final String CATEGORY = "category";

  private static final String MUSIC = "music";

  private GazelleForm() {}

  static FormDraft draft(Definition definition, Release release, Content content) {
    GazelleSheet sheet = new GazelleSheet(definition, release, content);
    Map<String, String> categories = sheet.table(CATEGORY);
    List<String> kinds = categories.isEmpty() ? List.of(MUSIC) : List.copyOf(categories.keySet());
    Optional<String> known = release.text(FactName.KIND).map(text -> text.toLowerCase(Locale.ROOT));
    if (known.isEmpty()) {
      sheet.ask(new Question(FactName.KIND, "What kind of release is this?", kinds));
      return sheet.draft();
    }
    String kind = known.get();
    if (!kinds.contains(kind)) {
      sheet.refuse(
          definition.name()
              + " has no category for this kind of release ("
              + Texts.shortened(Texts.printable(kind), 60)
              + "); it takes "
              + String.join(", ", kinds.stream().sorted().toList()));
      return sheet.draft();
    }
    sheet.limits(kind);
    sheet.field("type", categories.getOrDefault(kind, "0"));
    if (kind.equals(MUSIC)) {
      new MusicForm(sheet).fill();
    } else {
      new OtherForm(sheet, kind).fill();
    }
    sheet.end();
    return sheet.draft();
  }
}
