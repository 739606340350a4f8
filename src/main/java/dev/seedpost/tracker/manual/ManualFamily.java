package dev.seedpost.tracker.manual;

import dev.seedpost.content.Content;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sites without an API, and sites whose rules forbid programs to upload: a folder with the finished
 * .torrent and the filled form, for a person.
 */
public final class ManualFamily implements TrackerFamily {
  private final Path folder;

  /**
   * Sites whose uploads are made ready below a folder.
   *
   * @param folder each tracker gets its own in it
   */
  public ManualFamily(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "manual";
  }

  @Override
  public List<String> problems(Definition definition) {
    return definition.site().options().keySet().stream()
        .sorted()
        .map(option -> "manual has no option '" + option + "'")
        .toList();
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

  /** No site answers; a person does. */
  @Override
  public UploadResult read(Definition definition, Reply answer) {
    return new UploadResult.HandedOver("a person uploads to " + definition.name());
  }

  @Override
  public TrackerClient client(
      Definition definition, Map<String, Secret> credentials, Http http, Gate gate) {
    return new ManualClient(definition, folder.resolve(definition.id().id()));
  }
}
