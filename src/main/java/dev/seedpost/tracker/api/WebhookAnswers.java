package dev.seedpost.tracker.api;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.SiteFailures;
import dev.seedpost.tracker.UploadResult;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a webhook says. Only a whole JSON object with status 2xx is an answer. */
final class WebhookAnswers {
  private final Definition definition;
  private final SiteFailures failures;
  private final UnaryOperator<String> mask;

  WebhookAnswers(Definition definition, UnaryOperator<String> mask) {
    this.definition = definition;
    this.failures = new SiteFailures(definition, WebhookFamily.SECRET);
    this.mask = mask;
  }

  UploadResult upload(Reply reply, String doing) {
    Json json =
        Json.read(reply.text())
            .filter(one -> reply.ok())
            .orElseThrow(() -> failures.uncertain(doing, status(reply)));
    Optional<String> id =
        json.text("id").filter(one -> one.matches(ApiAnswers.ID) && mask.apply(one).equals(one));
    return switch (json.text("status").orElse("")) {
      case "accepted" -> accepted(id.orElseThrow(() -> noId(doing)));
      case "already-there" -> new UploadResult.AlreadyThere(id.orElse(""));
      case "refused" -> {
        List<String> reasons =
            Pick.sentences(json, List.of("reasons")).stream()
                .map(text -> ApiAnswers.plain(text, mask))
                .filter(text -> !text.isBlank())
                .toList();
        yield new UploadResult.Refused(
            reasons.isEmpty() ? List.of("the webhook refused it without a reason") : reasons);
      }
      case "taken" ->
          new UploadResult.HandedOver(
              "the webhook of " + definition.name() + " has taken it and goes on by itself");
      default -> throw failures.uncertain(doing, status(reply));
    };
  }

  /** Without our torrent kept and without a call that serves the site's, a person brings it. */
  private UploadResult accepted(String id) {
    return definition.keepsOurTorrent()
        ? new UploadResult.Accepted(id, "", true, List.of())
        : new UploadResult.HandedOver(
            definition.name() + " has it as " + id + "; download the site's torrent");
  }

  private FailureException noId(String doing) {
    return failures.uncertain(doing, "the webhook answered accepted without an id");
  }

  private String status(Reply reply) {
    return "the webhook of "
        + definition.name()
        + " answered with status "
        + reply.status()
        + " in no form that is known";
  }
}
