package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
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

/** Gazelle as RED and OPS run it: uploads by API key over {@code ajax.php}. */
public final class GazelleFamily implements TrackerFamily {
  private static final String API_KEY = "api-key";

  @Override
  public String name() {
    return "gazelle";
  }

  @Override
  public List<String> problems(Definition definition) {
    List<String> problems = new ArrayList<>(GazelleOptions.problems(definition.site().options()));
    if (problems.isEmpty()
        && GazelleOptions.of(definition).sendsTogether()
        && !definition.policy().sendsAgain()) {
      problems.add(
          "'encodings: together' needs 'not-found: send-again': what a refused request leaves"
              + " behind is looked for and sent once more");
    }
    return problems;
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    return GazelleForm.draft(definition, release, content);
  }

  @Override
  public UploadResult read(Definition definition, Reply answer) {
    return new GazelleAnswers(new GazelleRefusals(definition), UnaryOperator.identity())
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
    Secret key = definition.needed(credentials, API_KEY);
    Secret header = GazelleOptions.of(definition).tokenScheme() ? key.prefixed("token ") : key;
    Retrofit retrofit =
        http.retrofit(
            definition.base(),
            Map.of("Authorization", header),
            Optional.of(new Http.GatedBy(gate, definition.id().id(), definition.pace().rate())));
    return new GazelleClient(definition, retrofit.create(GazelleApi.class), http);
  }
}
