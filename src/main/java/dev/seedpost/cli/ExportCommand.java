package dev.seedpost.cli;

import dev.seedpost.credentials.Credential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is known about the credentials without their values, to be shown or kept. */
@Command(
    name = "export",
    description = "Print what is stored as YAML: names, labels, kinds and ages; never a value.")
final class ExportCommand extends Action {
  @Option(names = "--redacted", description = "without values; there is no other way")
  private boolean redacted;

  ExportCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (!redacted) {
      throw usage(
          "values never leave the store in plain text: give --redacted for all but the values, and"
              + " for a backup copy the store's folder and its master key");
    }
    List<Credential> stored = services.secrets().all();
    output.text(stored.isEmpty() ? "secrets: []" : "secrets:");
    for (Credential one : stored) {
      Map<String, Object> fields = fields(one);
      output.object("secret", fields);
      output.text(yaml(fields));
    }
    output.summary(ExitCode.DONE, Map.of("set", stored.size()));
    return ExitCode.DONE;
  }

  private static Map<String, Object> fields(Credential one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", one.name());
    fields.put("label", one.label());
    fields.put("kind", one.kind().word());
    fields.put("active", one.active());
    fields.put("created", one.created().toString());
    return fields;
  }

  /** Names and labels have no letter that needs an escape; in quotes they are texts in any case. */
  private static String yaml(Map<String, Object> fields) {
    StringBuilder entry = new StringBuilder();
    fields.forEach((name, value) ->
        entry
            .append(entry.isEmpty() ? "  - " : "\n    ")
            .append(name)
            .append(": ")
            .append(value instanceof Boolean ? value : "\"" + value + "\""));
    return entry.toString();
  }
}
