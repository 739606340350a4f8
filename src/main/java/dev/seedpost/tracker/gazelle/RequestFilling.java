package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Departure;
import dev.seedpost.http.Http;
import java.net.URI;
import java.util.Optional;

/**
 * Fills a request of other users with an upload that is on the site. It is asked for once, and only
 * after the site said that the request is open; what comes of it is a remark.
 */
final class RequestFilling {
  private final URI base;
  private final GazelleApi api;
  private final Http http;
  private final GazelleAnswers answers;

  RequestFilling(URI base, GazelleApi api, Http http, GazelleAnswers answers) {
    this.base = base;
    this.api = api;
    this.http = http;
    this.answers = answers;
  }

  /**
   * What became of it, and what is left to do, for a person.
   *
   * @param page of the torrent
   * @param byApi whether the site takes it by key; else a person does it
   * @throws FailureException if nothing was sent that could have filled it
   */
  String fill(String requestId, String torrentId, String page, boolean byApi) {
    String byHand =
        "fill request "
            + requestId
            + " by hand at "
            + base.resolve("requests.php?action=view&id=" + requestId)
            + " with "
            + page;
    if (!byApi) {
      return byHand;
    }
    Optional<GazelleAnswers.Wanted> wanted = look(requestId);
    if (wanted.isEmpty()) {
      return "the site has no request " + requestId + "; check its number";
    }
    Optional<String> filledWith = wanted.get().torrentId();
    if (filledWith.isPresent()) {
      return filledWith.get().equals(torrentId)
          ? done(requestId)
          : "request " + requestId + " was filled before, with torrent " + filledWith.get();
    }
    String doing = "fill request " + requestId;
    try {
      return answers
          .refusedFill(
              http.sendOnce(api.fillRequest(requestId, torrentId), doing, Departure.OPEN),
              requestId,
              doing)
          .map(reason -> "request " + requestId + " was not filled (" + reason + "); " + byHand)
          .orElseGet(() -> done(requestId));
    } catch (FailureException e) {
      if (e.kind() != FailureKind.UNCERTAIN) {
        throw e;
      }
      return isFilledWith(requestId, torrentId)
          ? done(requestId)
          : "it is not known whether request " + requestId + " is filled; if not, " + byHand;
    }
  }

  private Optional<GazelleAnswers.Wanted> look(String requestId) {
    String doing = "look at request " + requestId;
    return answers.wanted(http.send(api.request(requestId), doing), doing);
  }

  private boolean isFilledWith(String requestId, String torrentId) {
    try {
      return look(requestId)
          .flatMap(GazelleAnswers.Wanted::torrentId)
          .filter(torrentId::equals)
          .isPresent();
    } catch (FailureException e) {
      return false;
    }
  }

  private static String done(String requestId) {
    return "request " + requestId + " is filled";
  }
}
