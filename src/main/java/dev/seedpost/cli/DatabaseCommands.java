package dev.seedpost.cli;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The database that holds the queue. */
@Command(
    name = "db",
    description = "Look after the database: an SQLite file, or PostgreSQL on a server.")
final class DatabaseCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new DatabaseCommands())
        .addSubcommand(new Migrate(context))
        .addSubcommand(new CheckDatabase(context))
        .addSubcommand(new Backup(context))
        .addSubcommand(new Copy(context));
  }

  private static Map<String, Object> fields(DatabaseCare.State database) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("place", database.place());
    fields.put("version", database.version());
    return fields;
  }

  private static String sentence(DatabaseCare.State database) {
    return Texts.printable(database.place()) + ": version " + database.version();
  }

  @Command(
      name = "migrate",
      description = "Make the tables or bring them up to date, as every start of the daemon does.")
  private static final class Migrate extends Action {
    Migrate(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      DatabaseCare.State database = services.database().migrate();
      output.text(sentence(database));
      output.object("database", fields(database));
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  /** What it is, whether it is damaged, and how many items it has. */
  static ExitCode check(Services services, Output output) {
    DatabaseCare.Checked found = services.database().check();
    output.text(sentence(found.database()));
    Map<String, Object> counts = new TreeMap<>();
    found
        .counts()
        .forEach((state, number) -> {
          output.text("  " + ItemText.word(state) + ": " + number);
          counts.put(state.name(), number);
        });
    Map<String, Object> fields = fields(found.database());
    fields.put("items", counts);
    fields.put("faults", found.faults());
    output.object("database", fields);
    if (!found.faults().isEmpty()) {
      output.failure(
          Failure.of(
              FailureKind.INVALID_CONTENT,
              "find the database in order",
              Texts.printable(String.join("; ", found.faults())) + "; restore a copy"),
          ExitCode.FAILED);
      return ExitCode.FAILED;
    }
    output.text("nothing is damaged");
    output.summary(ExitCode.DONE, Map.of());
    return ExitCode.DONE;
  }

  @Command(
      name = "check",
      description = "Open the database, look whether it is damaged, and count the items by state.")
  private static final class CheckDatabase extends Action {
    CheckDatabase(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      return check(services, output);
    }
  }

  @Command(
      name = "backup",
      description =
          "Write a copy of the SQLite file while everything goes on. The folder 'torrents' and the"
              + " credential store beside it belong to a whole backup.")
  private static final class Backup extends Action {
    @Parameters(paramLabel = "FILE", description = "to write; it must not be there yet")
    private String file = "";

    Backup(Context context) {
      // Nothing but the new file is written.
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("FILE", file);
      Path target = Path.of(file).toAbsolutePath().normalize();
      services.database().backup(target);
      output.text("wrote " + Texts.printable(target.toString()));
      output.summary(ExitCode.DONE, Map.of("written", target.toString()));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "copy",
      description =
          "Copy everything into an empty PostgreSQL database, counting every table in both. Stop"
              + " the daemon first. The password is the secret 'database-password'.")
  private static final class Copy extends Action {
    @Option(
        names = "--to",
        required = true,
        paramLabel = "URL",
        description = "such as jdbc:postgresql://db.example/seedpost, without a password")
    private String url = "";

    @Option(
        names = "--user",
        paramLabel = "NAME",
        description = "who logs in there; without it, the 'user' of the configuration")
    private @Nullable String user;

    Copy(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("--to", url);
      DatabaseCare.Copied copied = services.database().copy(url, Optional.ofNullable(user));
      Table table = new Table("TABLE", "ROWS", "COPIED");
      copied
          .rows()
          .forEach((name, rows) -> {
            table.row(name, rows.toString(), rows.toString());
            output.object("table", Map.of("name", name, "rows", rows, "copied", rows));
          });
      table.lines().forEach(output::text);
      output.text(
          "copied "
              + Texts.printable(copied.from())
              + " to "
              + Texts.printable(copied.to())
              + "; every count is the same");
      output.text(
          "Now name it under 'database:' in seedpost.yaml, and never run anything on the old one"
              + " again: each would upload what the other has sent.");
      output.text(
          "The torrents of the items are not in it: a machine that goes on with them needs the"
              + " folder "
              + Texts.printable(copied.torrents().toString())
              + " and the credential store beside it.");
      output.summary(
          ExitCode.DONE,
          Map.of(
              "from", copied.from(), "to", copied.to(), "torrents", copied.torrents().toString()));
      return ExitCode.DONE;
    }
  }
}
