package dev.seedpost.tracker;

import java.util.List;

/**
 * A filled form and what is still missing. It may be sent only without open questions and refusals.
 *
 * @param fields in the order of the site's form
 * @param questions what a person has to answer
 * @param refusals rules of the site that this payload breaks, one sentence each; no answer helps
 */
public record FormDraft(List<FormField> fields, List<Question> questions, List<String> refusals) {
  public FormDraft {
    fields = List.copyOf(fields);
    questions = List.copyOf(questions);
    refusals = List.copyOf(refusals);
  }

  public boolean complete() {
    return questions.isEmpty() && refusals.isEmpty();
  }
}
