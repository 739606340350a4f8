package dev.seedpost.tracker.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a site's API is spoken to, as its YAML describes it.
 *
 * @param logins where each credential goes
 * @param upload the one call that is never repeated
 * @param answers what its answers mean, in order
 * @param reads the calls that only read
 * @param pages the pages of torrents
 */
record Api(
    List<Login> logins, Upload upload, List<AnswerRule> answers, Reads reads, TorrentPages pages) {
  Api {
    logins = List.copyOf(logins);
    answers = List.copyOf(answers);
  }

  /** Where a credential goes. */
  enum In {
    HEADER,
    QUERY,
    FIELD,
    PATH
  }

  /** What a call is for. */
  enum Use {
    UPLOAD,
    ACCOUNT,
    FIND,
    DOWNLOAD
  }

  /**
   * A credential and its place.
   *
   * @param name the header, parameter or field; for a path nothing
   * @param prefix before the value, in a header
   * @param uses the calls that it goes with
   */
  record Login(String credential, In in, String name, String prefix, Set<Use> uses) {
    Login {
      uses = Set.copyOf(uses);
    }
  }

  /**
   * The credential that the site checks in calls of this kind; the definition's usual name if none.
   */
  String credential(Use use) {
    return logins.stream()
        .filter(login -> login.uses().contains(use))
        .map(Login::credential)
        .findFirst()
        .orElse("api-key");
  }

  /**
   * The upload.
   *
   * @param json whether the body is JSON and the torrent base64 in it
   * @param torrent the field of the .torrent
   * @param fileName its name; empty: its info hash
   * @param fixed fields that are always the same
   * @param unquoted fields that are numbers or truth values in JSON
   */
  record Upload(
      Slots path,
      boolean json,
      String torrent,
      Optional<Slots> fileName,
      Map<String, String> fixed,
      Set<String> unquoted) {
    Upload {
      fixed = Map.copyOf(fixed);
      unquoted = Set.copyOf(unquoted);
    }
  }

  /** The calls that only read; a site need not have them. */
  record Reads(
      Optional<WhoAmI> account,
      Optional<Find> find,
      Optional<Similar> similar,
      Optional<Slots> download) {}

  /** The call that tells who is logged in. */
  record WhoAmI(Slots path, Pick user) {}

  /**
   * The search.
   *
   * @param post whether the parameters go in a web form
   * @param parameters one that lacks a value is left out
   * @param list path of the results; empty: the answer is the list
   * @param needs a credential without which it is not asked; empty: none
   */
  record Find(
      Slots path,
      boolean post,
      Map<String, Slots> parameters,
      String list,
      Keys keys,
      String needs) {
    Find {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * The search for other torrents of the same film or show.
   *
   * @param parameters all must have a value, else it is not asked
   * @param list path of the results
   * @param same key of a result and field of the form that must say the same; what a result does
   *     not say counts as the same
   * @param title how the site shows one
   */
  record Similar(
      Slots path,
      Map<String, Slots> parameters,
      String list,
      Map<String, String> same,
      Pick title) {
    Similar {
      parameters = Map.copyOf(parameters);
      same = Map.copyOf(same);
    }
  }

  /** Where the parts of a result are; only the number must be there. */
  record Keys(
      Pick id,
      Optional<Pick> name,
      Optional<Pick> size,
      Optional<Pick> infoHash,
      Optional<Pick> uploader) {}
}
