package dev.seedpost.rule;

import java.util.List;

/** What the rules say about a subject. */
public sealed interface Decision {
  /** The name of the rule that decided; empty if none matched. */
  String rule();

  /** Upload it, without asking. */
  record Upload(String rule, List<Plan> plans) implements Decision {
    public Upload {
      plans = List.copyOf(plans);
    }
  }

  /**
   * A person has to agree first.
   *
   * @param reason why, one sentence without a final stop
   * @param plans what would be uploaded; empty for a rule that only holds
   */
  record Hold(String rule, String reason, List<Plan> plans) implements Decision {
    public Hold {
      plans = List.copyOf(plans);
    }
  }

  /**
   * Leave it alone.
   *
   * @param reason why, one sentence without a final stop
   */
  record Ignore(String rule, String reason) implements Decision {}
}
