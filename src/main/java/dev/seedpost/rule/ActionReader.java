package dev.seedpost.rule;

import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Nearest;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code do:}. A mistake reads as {@code skip}. */
final class ActionReader {
  private static final String FORMS =
      "takes skip, {upload: {to: […]}} or {hold: {reason: …}} or both";

  private final Set<TrackerId> known;

  ActionReader(Set<TrackerId> known) {
    this.known = new TreeSet<>(known);
  }

  Action read(YamlMap rule, Injection defaults) {
    if (!rule.isMap("do")) {
      // Said first, so that 'do' is known even if it is absent.
      Optional<String> word = rule.text("do");
      if (!rule.keys().contains("do")) {
        rule.problem("the rule has no 'do', which " + FORMS);
      } else if (word.filter("skip"::equals).isEmpty()) {
        rule.problem("do", "'do' " + FORMS);
      }
      return new Action.Skip();
    }
    return rule.map("do").map(map -> read(rule, map, defaults)).orElseGet(Action.Skip::new);
  }

  private Action read(YamlMap rule, YamlMap map, Injection defaults) {
    boolean holds = Given.has(map, "hold");
    boolean uploads = Given.has(map, "upload");
    Optional<String> hold = map.map("hold").map(ActionReader::reason);
    Optional<List<TrackerId>> to = map.map("upload").map(this::trackers);
    Injection injection =
        map.map("inject").map(inject -> InjectionReader.read(inject, defaults)).orElse(defaults);
    map.refuseUnknown();
    if (Given.has(map, "inject") && !uploads) {
      map.problem("inject", "'inject' goes with 'upload'");
    }
    if (!uploads && !holds) {
      rule.problem("do", "'do' " + FORMS);
    }
    if (to.isPresent()) {
      return new Action.Upload(to.get(), injection, hold);
    }
    return hold.<Action>map(Action.Hold::new).orElseGet(Action.Skip::new);
  }

  private static String reason(YamlMap hold) {
    String reason = hold.requiredText("reason");
    if (reason.isBlank() && hold.keys().contains("reason")) {
      hold.problem("reason", "'reason' takes a sentence");
    }
    hold.refuseUnknown();
    return reason;
  }

  private List<TrackerId> trackers(YamlMap upload) {
    List<String> words = upload.texts("to");
    upload.refuseUnknown();
    if (words.isEmpty()) {
      upload.problem("to", "'to' takes at least one tracker");
    }
    List<TrackerId> to = new ArrayList<>();
    for (String word : words) {
      Optional<TrackerId> found = known.stream().filter(id -> id.id().equals(word)).findFirst();
      if (found.isEmpty()) {
        upload.problem("to", unknown(word));
      } else if (to.contains(found.get())) {
        upload.problem("to", "the tracker '" + word + "' is named twice");
      } else {
        to.add(found.get());
      }
    }
    return to;
  }

  private String unknown(String word) {
    List<String> names = known.stream().map(TrackerId::id).toList();
    String hint =
        Nearest.of(word, names)
            .map(near -> "did you mean '" + near + "'?")
            .orElseGet(() ->
                "add it under 'trackers:' in seedpost.yaml or take it out here (in use: "
                    + names.stream().collect(Collectors.joining(", "))
                    + (names.isEmpty() ? "none" : "")
                    + ")");
    return "the tracker '" + word + "' is not in use; " + hint;
  }
}
