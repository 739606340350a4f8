package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every kind of tracker software that is spoken here. */
public final class Families {
  private final Map<String, TrackerFamily> byName = new LinkedHashMap<>();
  private final TrackerFamily manual;

  /**
   * Of these.
   *
   * @param manual for sites to which a person uploads
   */
  public Families(List<TrackerFamily> families, TrackerFamily manual) {
    this.manual = manual;
    families.forEach(family -> byName.put(family.name(), family));
    byName.put(manual.name(), manual);
  }

  /**
   * The software of a site.
   *
   * @throws FailureException CONFIG if there is no such family
   */
  public TrackerFamily of(Definition definition) {
    TrackerFamily family = byName.get(definition.family());
    if (family == null) {
      throw new FailureException(
          FailureKind.CONFIG, "use the tracker " + definition.id(), unknown(definition.family()));
    }
    return family;
  }

  /** What is wrong with a definition in the eyes of its family. */
  public List<String> problems(Definition definition) {
    TrackerFamily family = byName.get(definition.family());
    return family == null ? List.of(unknown(definition.family())) : family.problems(definition);
  }

  private String unknown(String name) {
    return "there is no tracker family '"
        + name
        + "'; known are "
        + String.join(", ", byName.keySet());
  }

  /** For sites to which a person uploads. */
  public TrackerFamily manual() {
    return manual;
  }
}
