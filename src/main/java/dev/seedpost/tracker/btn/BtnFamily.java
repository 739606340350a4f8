package dev.seedpost.tracker.btn;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormRecipe;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * BTN's own software: its API key only reads, so uploads go through the web form with the cookie of
 * a person's session.
 */
public final class BtnFamily implements TrackerFamily {
  private static final String API_KEY = "api-key";
  private static final String COOKIE = "cookie";

  @Override
  public String name() {
    return "btn";
  }

  @Override
  public List<String> problems(Definition definition) {
    List<String> problems = new ArrayList<>(BtnOptions.problems(definition.site().options()));
    if (!definition.form().recipe().equals(FormRecipe.NONE)) {
      problems.add("btn fills its form itself and takes no 'fields'");
    }
    return problems;
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    return BtnForm.draft(definition, release, content);
  }

  @Override
  public UploadResult read(Definition definition, Reply answer) {
    return new BtnUploadAnswers(definition, UnaryOperator.identity())
        .upload(answer, "upload to " + definition.name());
  }

  /**
   * A client for one site; without a cookie it does all but upload.
   *
   * @throws FailureException CONFIG if the key is absent, the cookie is none, or the definition has
   *     an unknown option
   */
  @Override
  public TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate) {
    Secret key = definition.needed(credentials, API_KEY);
    Http.GatedBy gated = new Http.GatedBy(gate, definition.id().id(), definition.pace().rate());
    Optional<BtnSession> session =
        Optional.ofNullable(credentials.get(COOKIE))
            .map(cookie -> new BtnSession(definition, cookie, http, gated));
    return new BtnClient(definition, new BtnRpc(definition, key, http, gated), session, http);
  }
}
