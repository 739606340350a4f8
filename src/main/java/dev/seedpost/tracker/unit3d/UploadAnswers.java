package dev.seedpost.tracker.unit3d;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SiteFailures;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the reply to an upload becomes a result or a failure: by its body first, then
 * by its status. Whatever is not clear is UNCERTAIN.
 */
final class UploadAnswers {
  /** Statuses with which the framework turns a request away before the site's code runs. */
  private static final Set<Integer> TURNED_AWAY = Set.of(400, 404, 405, 413, 422);

  private static final Pattern ID =
      Pattern.compile("(?:.*/)?([0-9]{1,18})(?:\\.[^/]*)?", Pattern.DOTALL);

  private final String site;
  private final SiteFailures failures;
  private final SiteSentences sentences;
  private final RssKey rssKey;

  UploadAnswers(Definition definition, SiteSentences sentences, RssKey rssKey) {
    this.site = definition.name();
    this.failures = new SiteFailures(definition, "api-key");
    this.sentences = sentences;
    this.rssKey = rssKey;
  }

  /** The outcome of {@code POST /api/torrents/upload}. */
  UploadResult upload(Reply reply, String doing) {
    Optional<Json> json = Json.read(reply.text());
    if (json.isEmpty()) {
      // Its API asks for the token before anything else is done (routes/api.php).
      throw failures.unreadableUploadBehindLogin(reply, doing);
    }
    failures
        .clear(reply, doing)
        .or(() -> sentences.login(reply, json.get(), doing))
        .ifPresent(failure -> {
          throw failure;
        });
    Json answer = json.get();
    if (answer.isTrue("success") && reply.ok()) {
      return accepted(answer, doing);
    }
    if (reply.status() >= 500 || answer.isTrue("success")) {
      throw uncertain(reply, answer, doing);
    }
    // A wrong form and an unknown page have both status 404; only the first has "success".
    if (answer.entries().get("success") instanceof Boolean) {
      return refused(answer.entries().get("data"), answer);
    }
    if (answer.entries().get("errors") instanceof Map<?, ?> errors) {
      return refused(errors, answer);
    }
    if (!TURNED_AWAY.contains(reply.status())) {
      throw uncertain(reply, answer, doing);
    }
    return new UploadResult.Refused(
        List.of(
            site
                + " answered with status "
                + reply.status()
                + ": "
                + message(answer)
                + "; check the ids and the address in its definition"));
  }

  private FailureException uncertain(Reply reply, Json answer, String doing) {
    return failures.uncertain(
        doing, site + " answered with status " + reply.status() + ": " + message(answer));
  }

  private String message(Json answer) {
    return sentences.said(answer.text("message").orElse("no reason given"));
  }

  private UploadResult refused(@Nullable Object data, Json answer) {
    Complaints complaints = Complaints.of(data == null ? "" : data, sentences::said);
    if (complaints.alreadyThere()) {
      return new UploadResult.AlreadyThere("");
    }
    return new UploadResult.Refused(
        complaints.sentences().isEmpty() ? List.of(message(answer)) : complaints.sentences());
  }

  /** {@code data} is a download address, a bare number on some forks, an object at HUNO. */
  private UploadResult accepted(Json answer, String doing) {
    Json data = answer.object("data");
    Json torrent = data.object("torrent");
    answer.text("data").ifPresent(rssKey::learn);
    torrent.object("attributes").text("download_link").ifPresent(rssKey::learn);
    Optional<String> id =
        torrent.number("id").or(() -> answer.text("data").flatMap(UploadAnswers::id));
    if (id.isEmpty()) {
      throw failures.uncertain(doing, site + " answered success without naming the torrent");
    }
    List<String> warnings = new ArrayList<>();
    for (String key : List.of("warnings", "name_issues")) {
      data.texts(key).stream()
          .map(sentences::said)
          .filter(text -> !text.isBlank())
          .forEach(warnings::add);
    }
    boolean pending =
        data.text("moderation_status").filter(word -> !word.equals("approved")).isPresent();
    return new UploadResult.Accepted(id.get(), "", false, pending, warnings);
  }

  private static Optional<String> id(String data) {
    Matcher id = ID.matcher(data.strip());
    return id.matches() ? Optional.of(id.group(1)) : Optional.empty();
  }
}
