package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.util.List;
import java.util.Map;

/** One of the examples that a definition carries under {@code tests:} to prove itself. */
public sealed interface DefinitionTest {
  /** How a report calls it. */
  String name();

  /**
   * A release and the form it must give.
   *
   * @param content with made-up sizes; it is not on disk
   */
  record OfForm(String name, Release release, Content content, Form form)
      implements DefinitionTest {}

  /**
   * What a form must be.
   *
   * @param fields values by field, in order; further fields are fine
   * @param absent fields that must not be there
   * @param questions facts that must be asked, no others
   * @param refusals a part of each refusal, no others
   */
  record Form(
      Map<String, List<String>> fields,
      List<String> absent,
      List<FactName> questions,
      List<String> refusals) {}

  /**
   * An answer to an upload and what it means.
   *
   * @param result accepted, already-there, refused, or a failure's kind: uncertain, auth …
   * @param torrent the site's number that must be found in it; empty if none
   */
  record OfAnswer(String name, int status, String body, String result, String torrent)
      implements DefinitionTest {}
}
