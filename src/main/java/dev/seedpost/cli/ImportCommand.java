package dev.seedpost.cli;

import dev.seedpost.cli.Imported.Result;
import dev.seedpost.cli.Imported.Row;
import dev.seedpost.foreign.ForeignProgram;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what other programs keep in plain text. */
@Command(
    name = "import",
    description =
        "Take over the credentials in another program's file: an environment file,"
            + " Upload-Assistant's config.py, mk_torrent's config.json or trackers.txt, autobrr's"
            + " autobrr.db. Nothing in the store is replaced, and the file stays as it is.",
    footer = {
      "%nExamples:",
      "  seedpost secret import ~/Upload-Assistant/data/config.py --dry-run",
      "  seedpost secret import uploads.env --label old"
    })
final class ImportCommand extends Action {
  @Parameters(paramLabel = "FILE", description = "it is only read")
  private String file = "";

  @Option(
      names = "--from",
      paramLabel = "PROGRAM",
      description =
          "env, upload-assistant, mk-torrent or autobrr: whose file it is, if it does not show")
  private String from = "";

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "keep them under this label beside what is stored, which stays in use")
  private String label = "";

  @Option(names = "--dry-run", description = "say what would be stored, and store nothing")
  private boolean dryRun;

  ImportCommand(Context context) {
    super(context);
  }

  @Override
  GlobalOptions.Use use() {
    return dryRun ? GlobalOptions.Use.LOOK : super.use();
  }

  @Override
  ExitCode run(Services services, Output output) {
    requireWord("FILE", file);
    if (!label.isEmpty() && !label.matches("[a-z0-9][a-z0-9.-]*")) {
      throw usage("a label has small letters, digits, dots and hyphens");
    }
    Secrets secrets = services.secrets();
    Optional<String> given = Optional.of(label).filter(text -> !text.isEmpty());
    Imported imported = secrets.importFrom(path(), program(), given, dryRun);
    secrets.notice().ifPresent(output::remark);
    for (Row row : imported.rows()) {
      output.object("secret", json(row));
    }
    tell(imported, output);
    boolean found = imported.rows().stream().anyMatch(row -> row.name().isPresent());
    ExitCode code = found ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
    output.summary(code, summary(imported));
    return code;
  }

  private Path path() {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw usage("FILE is no path");
    }
  }

  private Optional<ForeignProgram> program() {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Optional<ForeignProgram> program = ForeignProgram.of(from);
    if (program.isEmpty()) {
      throw usage("--from is one of " + String.join(", ", ForeignProgram.words()));
    }
    return program;
  }

  private void tell(Imported imported, Output output) {
    if (imported.rows().isEmpty()) {
      output.text("no credential was found in " + file);
    } else {
      Table table = new Table("NAME", "WHERE", "RESULT");
      for (Row row : imported.rows()) {
        table.row(row.name().orElse("-"), row.where(), words(row));
      }
      table.lines().forEach(output::text);
      output.text(advice(imported));
    }
    imported.note().ifPresent(output::remark);
  }

  private String words(Row row) {
    return switch (row.result()) {
      case STORED -> "stored";
      case STORABLE -> "would be stored";
      case SAME -> "the same is stored already";
      case OTHER ->
          "another one is stored already: kept; give "
              + (label.isEmpty() ? "--label" : "another --label")
              + ", or remove it first";
      case NOT_STORED -> row.why();
    };
  }

  private String advice(Imported imported) {
    if (imported.rows().stream().allMatch(row -> row.name().isEmpty())) {
      return "nothing in " + file + " is of use here";
    }
    if (dryRun) {
      return "nothing was stored (--dry-run)";
    }
    String shred = "delete it (shred -u " + quoted(path().toAbsolutePath().toString()) + ")";
    // Its other secrets are in the same file, and it cannot do without them.
    String what =
        imported.program() == ForeignProgram.AUTOBRR
            ? ", where autobrr needs them: if you use it no more, " + shred
            : ": " + shred + " or take them out of it once you have checked";
    long left = imported.count(Result.OTHER) + imported.count(Result.NOT_STORED);
    return file
        + " still holds these in plain text"
        + what
        + (left == 0
            ? ""
            : "; " + left + (left == 1 ? " of them is" : " of them are") + " not in the store");
  }

  /** As a shell takes it for one word. */
  private static String quoted(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> object = new LinkedHashMap<>();
    row.name().ifPresent(name -> object.put("name", name));
    object.put("where", row.where());
    object.put("result", row.result().name().toLowerCase(Locale.ROOT));
    if (!row.why().isEmpty()) {
      object.put("reason", row.why());
    }
    return object;
  }

  private Map<String, Object> summary(Imported imported) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file);
    object.put("from", imported.program().word());
    object.put("dry_run", dryRun);
    object.put("stored", imported.count(Result.STORED));
    object.put("still_in_plain_text", imported.rows().size());
    imported.note().ifPresent(note -> object.put("note", note));
    return object;
  }
}
