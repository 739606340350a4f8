package dev.seedpost.cli;

import dev.seedpost.audit.AuditCheck;
import dev.seedpost.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The audit trail. */
@Command(
    name = "audit",
    description = "Who used or changed which credential when, and which upload left.")
final class AuditCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new AuditCommands())
        .addSubcommand(new Show(context))
        .addSubcommand(new Verify(context));
  }

  @Command(name = "list", description = "The newest entries of the trail, oldest first.")
  private static final class Show extends Action {
    @Option(
        names = "--last",
        paramLabel = "N",
        defaultValue = "50",
        description = "so many (default: ${DEFAULT-VALUE})")
    private int most;

    Show(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      if (most < 1) {
        throw usage("--last is at least 1");
      }
      List<AuditEntry> entries = services.audited(most);
      Table table =
          new Table(
              "NO", "AT", "USER", "COMMAND", "DEED", "CREDENTIAL", "TRACKER", "ITEM", "RESULT");
      for (AuditEntry entry : entries) {
        table.row(
            Long.toString(entry.number()),
            entry.at().toString(),
            entry.actor().user(),
            entry.actor().command(),
            entry.deed().word(),
            dash(entry.subject().credential()),
            dash(entry.subject().tracker()),
            dash(entry.subject().item()),
            dash(entry.result()));
        output.object("audit", json(entry));
      }
      if (entries.isEmpty()) {
        output.text("Nothing is written down yet.");
      } else {
        table.lines().forEach(output::text);
      }
      output.summary(ExitCode.DONE, Map.of("entries", entries.size()));
      return ExitCode.DONE;
    }

    private static String dash(String text) {
      return text.isEmpty() ? "-" : text;
    }

    private static Map<String, Object> json(AuditEntry entry) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("number", entry.number());
      object.put("at", entry.at().toString());
      object.put("user", entry.actor().user());
      object.put("command", entry.actor().command());
      object.put("deed", entry.deed().word());
      object.put("credential", entry.subject().credential());
      object.put("tracker", entry.subject().tracker());
      object.put("item", entry.subject().item());
      object.put("result", entry.result());
      return object;
    }
  }

  @Command(
      name = "verify",
      description = "Look whether a line of the trail was edited, taken out or cut off.")
  private static final class Verify extends Action {
    Verify(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      return switch (services.verifyAudit()) {
        case AuditCheck.Whole(long entries) -> {
          output.text("the audit trail is as it was written: " + entries + " entries");
          output.summary(ExitCode.DONE, Map.of("entries", entries));
          yield ExitCode.DONE;
        }
        case AuditCheck.Broken(long line, String why) -> {
          output.text("the audit trail is NOT as it was written; line " + line + ": " + why);
          output.summary(ExitCode.FAILED, Map.of("line", line, "why", why));
          yield ExitCode.FAILED;
        }
      };
    }
  }
}
