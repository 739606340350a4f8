package dev.seedpost.tracker.unit3d;

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
import java.util.Optional;
import java.util.function.UnaryOperator;
import retrofit2.Retrofit;

/**
 * UNIT3D (HDInnovations/UNIT3D, routes/api.php): uploads by API token. What differs from site to
 * site is data.
 */
public final class Unit3dFamily implements TrackerFamily {
  private static final String API_KEY = "api-key";
  private static final String API_PATH = "api-path";

  @Override
  public String name() {
    return "unit3d";
  }

  @Override
  public List<String> problems(Definition definition) {
    List<String> problems = new ArrayList<>();
    definition
        .site()
        .options()
        .forEach((option, word) -> {
          if (!option.equals(API_PATH)) {
            problems.add("unit3d has no option '" + option + "'; known is " + API_PATH);
          } else if (!word.matches("([a-z0-9]+/)+")) {
            problems.add("the option 'api-path' takes a path such as api/ or api/v1/");
          }
        });
    return problems;
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    return definition.form().recipe().draft(definition, release, content);
  }

  @Override
  public UploadResult read(Definition definition, Reply answer) {
    RssKey nobodys = new RssKey(definition.base(), Optional.empty(), key -> {});
    return new UploadAnswers(
            definition, new SiteSentences(definition, UnaryOperator.identity()), nobodys)
        .upload(answer, "upload to " + definition.name());
  }

  /**
   * A client for one site.
   *
   * @throws FailureException CONFIG if the key is absent or the definition has an unknown option
   */
  @Override
  public TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate) {
    String doing = "log in to " + definition.name();
    List<String> problems = problems(definition);
    if (!problems.isEmpty()) {
      throw new FailureException(FailureKind.CONFIG, doing, String.join("; ", problems));
    }
    Secret key = definition.needed(credentials, API_KEY);
    String path = definition.site().options().getOrDefault(API_PATH, "api/");
    Retrofit retrofit =
        http.retrofit(
            definition.base().resolve(path),
            // Without Accept a wrong key is answered with a page for people (measured).
            Map.of(
                "Authorization", key.prefixed("Bearer "), "Accept", Secret.of("application/json")),
            Optional.of(new Http.GatedBy(gate, definition.id().id(), definition.pace().rate())));
    RssKey rssKey =
        new RssKey(definition.base(), Optional.ofNullable(credentials.get("rss-key")), http::learn);
    return new Unit3dClient(definition, retrofit.create(Unit3dApi.class), http, rssKey);
  }
}
