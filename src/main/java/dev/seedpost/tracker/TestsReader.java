package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the examples of a definition. */
final class TestsReader {
  private static final List<String> RESULTS =
      List.of(
          "accepted",
          "already-there",
          "refused",
          "handed-over",
          "uncertain",
          "auth",
          "rate-limited",
          "rejected",
          "transient");

  /** A file of an example is never read, so any size will do. */
  private static final long SIZE = 1_000_000;

  private final YamlMap root;

  TestsReader(YamlMap root) {
    this.root = root;
  }

  List<DefinitionTest> read() {
    List<DefinitionTest> tests = new ArrayList<>();
    for (YamlMap test : root.maps("tests")) {
      Optional<YamlMap> answer = test.map("answer");
      tests.add(answer.isPresent() ? ofAnswer(test, answer.get()) : ofForm(test));
      test.refuseUnknown();
    }
    return tests;
  }

  private static DefinitionTest ofForm(YamlMap test) {
    String folder = test.requiredText("release");
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    test.map("facts")
        .ifPresent(map -> {
          for (String key : map.keys()) {
            List<String> values = map.texts(key);
            if (!values.isEmpty()) {
              DefinitionReader.fact(map, key, key)
                  .ifPresent(name -> facts.put(name, new Fact(values, "test")));
            }
          }
        });
    List<ContentFile> files = new ArrayList<>();
    List<String> paths = test.has("files") ? test.texts("files") : List.of("01.flac");
    paths.forEach(path -> files.add(new ContentFile(path, SIZE, 0)));
    Content content = new Content(Path.of("/example").resolve(folder), files, List.of());
    return new DefinitionTest.OfForm(
        test.text("name").orElse(folder),
        new Release(folder, facts, List.of()),
        content,
        form(test));
  }

  private static DefinitionTest.Form form(YamlMap test) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    test.map("form").ifPresent(map -> map.keys().forEach(key -> fields.put(key, map.texts(key))));
    List<FactName> questions = new ArrayList<>();
    for (String word : test.texts("questions")) {
      DefinitionReader.fact(test, "questions", word).ifPresent(questions::add);
    }
    return new DefinitionTest.Form(fields, test.texts("absent"), questions, test.texts("refusals"));
  }

  private static DefinitionTest ofAnswer(YamlMap test, YamlMap answer) {
    int status = answer.integer("status").orElse(200);
    String body = answer.requiredText("body");
    answer.refuseUnknown();
    if (!test.has("result")) {
      test.missing("result");
    }
    String result = test.choice("result", RESULTS).orElse("");
    return new DefinitionTest.OfAnswer(
        test.text("name").orElse(status + " is " + result),
        status,
        body,
        result,
        test.text("torrent").orElse(""));
  }
}
