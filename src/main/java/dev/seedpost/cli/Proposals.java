package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.intake.Proposal;
import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.queue.ItemState;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      output.text("  rule: " + Texts.printable(proposal.rule()));
    }
    proposal.ignored().ifPresent(why -> output.text("  not uploaded: " + Texts.printable(why)));
    proposal.trackers().forEach(row -> show(row, output));
    proposal
        .disabled()
        .forEach((tracker, why) -> {
          output.remark("not to " + tracker + ", which is disabled: " + Texts.printable(why));
          output.object("disabled", Map.of("tracker", tracker.id(), "message", why));
        });
  }

  private static void show(TrackerProposal row, Output output) {
    output.text(
        "to "
            + row.tracker()
            + ", pieces of "
            + row.pieceLength()
            + ", into "
            + Texts.printable(row.placement().savePath()));
    row.existing()
        .ifPresent(
            item -> output.text("  is there as item " + item.id() + ": " + ItemText.state(item)));
    obstacles(row, output);
    fields(row, output);
    output.object("proposal", json(row));
  }

  private static void obstacles(TrackerProposal row, Output output) {
    row.hold().ifPresent(why -> output.text("  held: " + Texts.printable(why)));
    row.draft().refusals().forEach(why -> output.text("  cannot be sent: " + Texts.printable(why)));
    for (Question question : row.draft().questions()) {
      output.text(
          "  missing: "
              + question.word()
              + (question.choices().isEmpty()
                  ? ""
                  : " (" + String.join(", ", question.choices()) + ")"));
    }
  }

  private static Map<String, Object> json(TrackerProposal row) {
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
    return fields;
  }

  /** What a person agrees to. */
  static void form(Proposal proposal, Output output) {
    for (TrackerProposal row : open(proposal)) {
      output.text("The form for " + row.tracker() + ":");
      fields(row, output);
      obstacles(row, output);
    }
  }

  /** The rows that are not in the queue yet, or wait there for an answer. */
  static List<TrackerProposal> open(Proposal proposal) {
    return proposal.trackers().stream().filter(row -> !old(row)).toList();
  }

  private static boolean old(TrackerProposal row) {
    return row.existing().filter(item -> item.state() != ItemState.NEEDS_ANSWER).isPresent();
  }

  /** The same after a person said yes to it: nothing waits for consent any more. */
  static Proposal agreed(Proposal proposal) {
    return new Proposal(
        proposal.content(),
        proposal.release(),
        proposal.rule(),
        proposal.trackers().stream()
            .map(row ->
                new TrackerProposal(
                    row.tracker(),
                    row.placement(),
                    row.pieceLength(),
                    row.draft(),
                    row.existing(),
                    Optional.empty()))
            .toList(),
        proposal.ignored(),
        proposal.disabled());
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
    ExitCode code = Outcome.ofAll(proposal.trackers().stream().map(Proposals::foreseen).toList());
    boolean nothingNew = code == ExitCode.DONE && open(proposal).isEmpty();
    return lessDisabled(proposal, nothingNew ? ExitCode.NOTHING_TO_DO : code);
  }

  /** The code of the trackers that can be used, less what the rules want of the others. */
  static ExitCode lessDisabled(Proposal proposal, ExitCode code) {
    if (proposal.disabled().isEmpty()) {
      return code;
    }
    return switch (code) {
      case DONE -> ExitCode.PARTLY;
      case NOTHING_TO_DO -> ExitCode.CONFIG;
      default -> code;
    };
  }

  private static ExitCode foreseen(TrackerProposal row) {
    if (old(row)) {
      return Outcome.of(row.existing().orElseThrow(), false);
    }
    if (!row.draft().refusals().isEmpty()) {
      return ExitCode.FAILED;
    }
    return row.draft().questions().isEmpty() && row.hold().isEmpty()
        ? ExitCode.DONE
        : ExitCode.HELD;
  }
}
