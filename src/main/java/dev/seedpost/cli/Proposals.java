package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.intake.Proposal;
import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proposals in words. */
final class Proposals {
  private Proposals() {}

  static void show(Proposal proposal, Output output) {
    output.text(Texts.printable(proposal.content().name()));
    output.text(
        "  "
            + proposal.content().files().size()
            + " files, "
            + proposal.content().size()
            + " bytes"
            + (proposal.content().left().isEmpty()
                ? ""
                : "; left out: " + Texts.printable(String.join(", ", proposal.content().left()))));
    proposal
        .release()
        .facts()
        .forEach((name, fact) ->
            output.text(
                "  "
                    + name.word()
                    + ": "
                    + Texts.printable(fact.text())
                    + "  ("
                    + fact.origin()
                    + ")"));
    proposal.release().warnings().forEach(w -> output.text("  warning: " + Texts.printable(w)));
    proposal.release().warnings().forEach(w -> output.object("warning", Map.of("message", w)));
    if (!proposal.rule().isEmpty()) {
      output.text("  rule: " + proposal.rule());
    }
    proposal.ignored().ifPresent(why -> output.text("  not uploaded: " + why));
    proposal.trackers().forEach(row -> show(row, output));
  }

  private static void show(TrackerProposal row, Output output) {
    output.text(
        "to "
            + row.tracker()
            + ", pieces of "
            + row.pieceLength()
            + ", into "
            + row.placement().savePath());
    row.existing()
        .ifPresent(item ->
            output.text(
                "  is there as item "
                    + item.id()
                    + ": "
                    + ItemText.word(item.state())
                    + ", "
                    + item.reason()));
    row.hold().ifPresent(why -> output.text("  held: " + why));
    row.draft().refusals().forEach(why -> output.text("  cannot be sent: " + why));
    for (Question question : row.draft().questions()) {
      output.text(
          "  missing: "
              + question.word()
              + (question.choices().isEmpty()
                  ? ""
                  : " (" + String.join(", ", question.choices()) + ")"));
    }
    fields(row, output);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tracker", row.tracker().id());
    fields.put("piece_length", row.pieceLength().bytes());
    fields.put("save_path", row.placement().savePath());
    fields.put(
        "form",
        row.draft().fields().stream()
            .map(field -> Map.of("name", field.name(), "value", field.value()))
            .toList());
    fields.put("missing", row.draft().questions().stream().map(Question::word).toList());
    fields.put("refusals", row.draft().refusals());
    row.hold().ifPresent(why -> fields.put("hold", why));
    row.existing().ifPresent(item -> fields.put("existing", item.id()));
    output.object("proposal", fields);
  }

  static void form(Proposal proposal, Output output) {
    for (TrackerProposal row : proposal.trackers()) {
      output.text("The form for " + row.tracker() + ":");
      fields(row, output);
    }
  }

  private static void fields(TrackerProposal row, Output output) {
    for (FormField field : row.draft().fields()) {
      List<String> lines = Texts.printable(field.value()).lines().toList();
      output.text(
          "    "
              + field.name()
              + " = "
              + Texts.shortened(lines.isEmpty() ? "" : lines.getFirst(), 100));
    }
  }

  /** What queueing this would come to. */
  static ExitCode foreseen(Proposal proposal) {
    if (proposal.trackers().stream().allMatch(row -> row.existing().isPresent())) {
      return ExitCode.NOTHING_TO_DO;
    }
    boolean refused =
        proposal.trackers().stream().anyMatch(row -> !row.draft().refusals().isEmpty());
    boolean held =
        proposal.trackers().stream()
            .anyMatch(row -> !row.draft().questions().isEmpty() || row.hold().isPresent());
    return refused ? ExitCode.FAILED : held ? ExitCode.HELD : ExitCode.DONE;
  }
}
