package dev.seedpost.rule;

import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Optional;

/** What a rule does with a subject that it takes. */
sealed interface Action {
  Decision on(String rule, Subject subject);

  /**
   * Uploads it.
   *
   * @param hold why a person has to agree first
   */
  record Upload(List<TrackerId> to, Injection injection, Optional<String> hold) implements Action {
    public Upload {
      to = List.copyOf(to);
    }

    @Override
    public Decision on(String rule, Subject subject) {
      List<Plan> plans =
          to.stream().map(id -> new Plan(id, injection.placement(subject, id))).toList();
      return hold.<Decision>map(reason -> new Decision.Hold(rule, reason, plans))
          .orElseGet(() -> new Decision.Upload(rule, plans));
    }
  }

  /** Only holds it. */
  record Hold(String reason) implements Action {
    @Override
    public Decision on(String rule, Subject subject) {
      return new Decision.Hold(rule, reason, List.of());
    }
  }

  /** Leaves it alone. */
  record Skip() implements Action {
    @Override
    public Decision on(String rule, Subject subject) {
      return new Decision.Ignore(rule, "the rule says skip");
    }
  }
}
