package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import java.util.List;
import java.util.Map;

/** The software that a site runs. */
public interface TrackerFamily {
  /** The word of {@code family:} in a definition. */
  String name();

  /**
   * What is wrong with the parts of a definition that this family alone reads, one sentence each.
   * Mistakes in the section {@code api:} are recorded where they stand.
   */
  List<String> problems(Definition definition);

  /** Fills the site's form. Pure: no network. */
  FormDraft draft(Definition definition, Release release, Content content);

  /**
   * What a site's answer to an upload means. Pure: no network.
   *
   * @throws dev.seedpost.failure.FailureException as {@link TrackerClient#upload}
   */
  UploadResult read(Definition definition, Reply answer);

  /**
   * A client for one site.
   *
   * @param credentials by the definition's names without prefix: {@code api-key}
   */
  TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate);
}
