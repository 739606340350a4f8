package dev.seedpost.tracker.api;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sites with an upload API of their own: what differs from site to site is data. */
public final class ApiFamily implements TrackerFamily {
  static final String KEEPS = "keeps-torrent";
  private static final String ANNOUNCE_URL = "announce-url";

  @Override
  public String name() {
    return "api";
  }

  @Override
  public List<String> problems(Definition definition) {
    List<String> problems = new ArrayList<>(optionProblems(definition, List.of(KEEPS)));
    definition
        .site()
        .api()
        .ifPresentOrElse(
            section -> new ApiReader(definition, section).read(),
            () -> problems.add("the family 'api' needs the section 'api:'"));
    return problems;
  }

  /** Of options that these families have in common. */
  static List<String> optionProblems(Definition definition, List<String> known) {
    List<String> problems = new ArrayList<>();
    Map<String, String> options = definition.site().options();
    options.keySet().stream()
        .filter(option -> !known.contains(option))
        .sorted()
        .forEach(option ->
            problems.add(
                definition.family()
                    + " has no option '"
                    + option
                    + "'; known are "
                    + String.join(", ", known)));
    if (!options.getOrDefault(KEEPS, "true").equals("true")) {
      problems.add("the option 'keeps-torrent' is 'true' or left out");
    }
    boolean announces =
        definition.needs().stream()
            .anyMatch(need -> need.credential().equals(ANNOUNCE_URL) && !need.optional());
    if (definition.keepsOurTorrent() && !announces) {
      problems.add("with 'keeps-torrent' our torrent is seeded, so 'needs' must have announce-url");
    }
    return problems;
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    return definition.form().recipe().draft(definition, release, content);
  }

  @Override
  public UploadResult read(Definition definition, Reply answer) {
    return new ApiAnswers(definition, api(definition), UnaryOperator.identity())
        .upload(answer, "upload to " + definition.name());
  }

  /** The description of a definition whose problems have been looked at. */
  static Api api(Definition definition) {
    return definition
        .site()
        .api()
        .map(section -> new ApiReader(definition, section).read())
        .orElseThrow(() ->
            new FailureException(
                FailureKind.CONFIG,
                "use the tracker " + definition.id(),
                "the family 'api' needs the section 'api:'"));
  }

  /**
   * A client for one site.
   *
   * @throws FailureException CONFIG if a credential is absent or the definition has a mistake
   */
  @Override
  public TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate) {
    String doing = "log in to " + definition.name();
    List<String> problems = problems(definition);
    if (!problems.isEmpty()) {
      throw new FailureException(FailureKind.CONFIG, doing, String.join("; ", problems));
    }
    Api api = api(definition);
    for (Api.Login login : api.logins()) {
      if (credentials.containsKey(login.credential())
          || !optional(definition, login.credential())) {
        http.learn(definition.needed(credentials, login.credential()));
      }
    }
    Wire wire =
        new Wire(
            definition,
            api,
            credentials.keySet(),
            use -> Line.of(api, use, definition, credentials, http, gate));
    return new ApiClient(definition, api, wire, http);
  }

  private static boolean optional(Definition definition, String credential) {
    return definition.needs().stream()
        .anyMatch(need -> need.credential().equals(credential) && need.optional());
  }
}
