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
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.FormRecipe;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerFamily;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sites that nothing here speaks to: the torrent and the filled form go to a program of the user's
 * own at the definition's address, which uploads them and says what came of it.
 */
public final class WebhookFamily implements TrackerFamily {
  static final String SECRET = "webhook-secret";
  static final String PAGE = "page";

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public List<String> problems(Definition definition) {
    List<String> problems =
        new ArrayList<>(ApiFamily.optionProblems(definition, List.of(ApiFamily.KEEPS, PAGE)));
    String page = definition.site().options().getOrDefault(PAGE, "");
    if (!page.matches("https?://[A-Za-z0-9.-]+(:[0-9]+)?/\\S*\\{id}[^{}\\s]*")) {
      problems.add("webhook needs the option 'page', as in https://tracker.example/torrents/{id}");
    }
    if (definition.policy().sendsAgain()) {
      problems.add(
          "a webhook cannot be asked what it has, and nothing is sent again blindly; write"
              + " 'not-found: ask'");
    }
    return problems;
  }

  /** The definition's own fields; without any the facts themselves. */
  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    FormDraft draft = definition.form().recipe().draft(definition, release, content);
    if (!definition.form().recipe().equals(FormRecipe.NONE)) {
      return draft;
    }
    List<FormField> facts = new ArrayList<>();
    facts.add(new FormField("name", release.name()));
    release.facts().forEach((fact, value) -> facts.add(new FormField(fact.word(), value.text())));
    return new FormDraft(facts, draft.questions(), draft.refusals());
  }

  @Override
  public UploadResult read(Definition definition, Reply answer) {
    return new WebhookAnswers(definition, UnaryOperator.identity())
        .upload(answer, "upload to " + definition.name());
  }

  /**
   * A client for one webhook.
   *
   * @throws FailureException CONFIG if the definition has a mistake
   */
  @Override
  public TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate) {
    List<String> problems = problems(definition);
    if (!problems.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          "use the webhook of " + definition.name(),
          String.join("; ", problems));
    }
    Map<String, Secret> headers = new HashMap<>();
    headers.put("Accept", Secret.of("application/json"));
    Optional.ofNullable(credentials.get(SECRET))
        .ifPresent(secret -> {
          http.learn(secret);
          headers.put("Authorization", secret.prefixed("Bearer "));
        });
    ApiCalls calls =
        http.retrofit(
                definition.base(),
                headers,
                Optional.of(new Http.GatedBy(gate, definition.id().id(), definition.pace().rate())))
            .create(ApiCalls.class);
    return new WebhookClient(definition, calls, http);
  }
}
