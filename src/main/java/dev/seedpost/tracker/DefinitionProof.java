package dev.seedpost.tracker;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs the examples that a definition carries. Pure: no network. */
public final class DefinitionProof {
  /**
   * What came of an example.
   *
   * @param faults what is other than it should be, one sentence each; empty if it holds
   */
  public record Outcome(String name, List<String> faults) {
    public Outcome {
      faults = List.copyOf(faults);
    }

    public boolean holds() {
      return faults.isEmpty();
    }
  }

  private final TrackerFamily family;
  private final Definition definition;

  /** For one definition and the family that it names. */
  public DefinitionProof(TrackerFamily family, Definition definition) {
    this.family = family;
    this.definition = definition;
  }

  /** Every example's outcome, in order. */
  public List<Outcome> of(List<DefinitionTest> tests) {
    return tests.stream()
        .map(test ->
            new Outcome(
                test.name(),
                switch (test) {
                  case DefinitionTest.OfForm form -> form(form);
                  case DefinitionTest.OfAnswer answer -> answer(answer);
                }))
        .toList();
  }

  private List<String> form(DefinitionTest.OfForm test) {
    FormDraft draft = family.draft(definition, test.release(), test.content());
    Map<String, List<String>> sent = new LinkedHashMap<>();
    draft
        .fields()
        .forEach(field ->
            sent.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value()));
    List<String> faults = new ArrayList<>();
    test.form()
        .fields()
        .forEach((name, values) -> {
          List<String> found = sent.getOrDefault(name, List.of());
          if (!found.equals(values)) {
            faults.add(name + " is " + found + " instead of " + values);
          }
        });
    test.form().absent().stream()
        .filter(sent::containsKey)
        .forEach(name -> faults.add(name + " is " + sent.get(name) + " instead of absent"));
    List<String> asked = draft.questions().stream().map(Question::word).sorted().toList();
    List<String> toAsk =
        test.form().questions().stream().map(fact -> fact.word()).sorted().toList();
    if (!asked.equals(toAsk)) {
      faults.add("asked is " + asked + " instead of " + toAsk);
    }
    List<String> wanted = test.form().refusals();
    boolean all =
        wanted.stream()
            .allMatch(part -> draft.refusals().stream().anyMatch(one -> one.contains(part)));
    if (!all || wanted.size() != draft.refusals().size()) {
      faults.add("refused is " + draft.refusals() + " instead of " + wanted);
    }
    return faults;
  }

  private List<String> answer(DefinitionTest.OfAnswer test) {
    boolean html = test.body().stripLeading().startsWith("<");
    Reply reply =
        new Reply(
            test.status(),
            html ? "text/html" : "application/json",
            test.body().getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            "",
            List.of());
    String result;
    String torrent = "";
    try {
      UploadResult read = family.read(definition, reply);
      result = word(read);
      torrent =
          switch (read) {
            case UploadResult.Accepted accepted -> accepted.torrentId();
            case UploadResult.AlreadyThere there -> there.torrentId();
            case UploadResult.Refused refused -> "";
            case UploadResult.HandedOver handed -> "";
          };
    } catch (FailureException e) {
      result = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    List<String> faults = new ArrayList<>();
    if (!result.equals(test.result())) {
      faults.add("the answer means " + result + " instead of " + test.result());
    } else if (!torrent.equals(test.torrent())) {
      faults.add("the torrent is '" + torrent + "' instead of '" + test.torrent() + "'");
    }
    return faults;
  }

  private static String word(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted -> "accepted";
      case UploadResult.AlreadyThere there -> "already-there";
      case UploadResult.Refused refused -> "refused";
      case UploadResult.HandedOver handed -> "handed-over";
    };
  }
}
