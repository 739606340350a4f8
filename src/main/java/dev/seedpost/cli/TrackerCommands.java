package dev.seedpost.cli;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.DefinitionProof;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The trackers. */
@Command(name = "tracker", description = "Show, check and test the trackers that are known.")
final class TrackerCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new TrackerCommands())
        .addSubcommand(new ListTrackers(context))
        .addSubcommand(new Show(context))
        .addSubcommand(new Check(context))
        .addSubcommand(new Lint(context))
        .addSubcommand(new Test(context));
  }

  @Command(name = "list", description = "Every tracker that is known, and which are used.")
  private static final class ListTrackers extends Action {
    @Option(names = "--used", description = "only those that the configuration uses")
    private boolean used;

    ListTrackers(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Trackers trackers = services.trackers();
      Table table = new Table("ID", "NAME", "SOFTWARE", "UPLOAD", "SURE", "USED", "SITE");
      List<Trackers.TrackerRow> rows =
          trackers.all().stream().filter(row -> !used || row.enabled()).toList();
      for (Trackers.TrackerRow row : rows) {
        table.row(
            row.definition().id().id(),
            row.definition().name(),
            row.definition().family(),
            row.definition().policy().automation().word(),
            row.definition().policy().confidence().word(),
            use(row),
            row.definition().url().toString());
        output.object("tracker", TrackerText.fields(row));
      }
      List<Trackers.Disabled> disabled =
          trackers.disabled().stream().filter(row -> !used || row.wanted()).toList();
      for (Trackers.Disabled row : disabled) {
        table.row(row.tracker().id(), "", "", "", "", "disabled", Texts.printable(row.why()));
        output.object("tracker", TrackerText.fields(row));
      }
      if (rows.isEmpty() && disabled.isEmpty()) {
        output.text("No tracker is used; add one under 'trackers:' in seedpost.yaml.");
      } else {
        table.lines().forEach(output::text);
      }
      trackers.problems().forEach(problem -> tell(problem, output));
      ExitCode code = trackers.problems().isEmpty() ? ExitCode.DONE : ExitCode.CONFIG;
      output.summary(code, Map.of("trackers", rows.size(), "disabled", disabled.size()));
      return code;
    }

    private static String use(Trackers.TrackerRow row) {
      if (!row.enabled()) {
        return "no";
      }
      return row.missing().isEmpty() ? "yes" : "needs " + String.join(", ", row.missing());
    }
  }

  private static void tell(Problem problem, Output output) {
    output.remark(Texts.printable(problem.toString()));
    output.object(
        "problem",
        Map.of(
            "file", problem.file(),
            "line", problem.line(),
            "column", problem.column(),
            "message", problem.what()));
  }

  @Command(name = "show", description = "All that is known of one tracker, with the rules cited.")
  private static final class Show extends Action {
    @Parameters(paramLabel = "TRACKER", converter = TrackerIds.class)
    private @Nullable TrackerId tracker;

    Show(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Optional<Trackers.TrackerRow> found =
          services.trackers().all().stream()
              .filter(row -> row.definition().id().equals(tracker))
              .findFirst();
      if (found.isEmpty()) {
        services.trackers().disabled().stream()
            .filter(row -> row.tracker().equals(tracker))
            .findFirst()
            .ifPresent(row -> {
              throw new FailureException(
                  FailureKind.CONFIG, "show the tracker " + row.tracker(), row.why());
            });
        throw usage("there is no tracker '" + tracker + "'; 'seedpost tracker list' shows them");
      }
      TrackerText.lines(found.get()).forEach(output::text);
      output.object("tracker", TrackerText.fields(found.get()));
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "check",
      description = "Log in to a tracker, once, and show who that is and whether it may upload.")
  private static final class Check extends Action {
    @Parameters(paramLabel = "TRACKER", converter = TrackerIds.class)
    private @Nullable TrackerId tracker;

    Check(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Account account = services.trackers().login(Optional.ofNullable(tracker).orElseThrow());
      Map<String, String> said = new LinkedHashMap<>();
      said.put("user", account.user());
      said.put("class", account.userClass());
      said.put(
          "may upload",
          account.mayUpload().map(may -> may ? "yes" : "no").orElse("the site does not say"));
      said.put("buffer", account.buffer());
      said.values().removeIf(String::isEmpty);
      said.forEach((what, value) -> output.text(what + ": " + Texts.printable(value)));
      output.object("account", said);
      ExitCode code = account.mayUpload().orElse(true) ? ExitCode.DONE : ExitCode.CREDENTIALS;
      output.summary(code, Map.of());
      return code;
    }
  }

  @Command(
      name = "lint",
      description = "Read a definition and report its mistakes and what is odd about it.")
  private static final class Lint extends Action {
    @Parameters(paramLabel = "FILE", description = "a YAML file, or a shipped tracker's name")
    private String file = "";

    Lint(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("FILE", file);
      Trackers.Examined found = services.trackers().examine(file);
      found
          .problems()
          .forEach(problem -> {
            output.text(Texts.printable(problem.toString()));
            output.object("problem", Map.of("line", problem.line(), "message", problem.what()));
          });
      found
          .oddities()
          .forEach(odd -> {
            output.text(Texts.printable(found.name()) + ": odd: " + Texts.printable(odd));
            output.object("oddity", Map.of("message", odd));
          });
      if (found.problems().isEmpty()) {
        output.text(
            Texts.printable(found.name())
                + (found.oddities().isEmpty() ? ": fine" : ": can be used"));
      }
      ExitCode code = found.problems().isEmpty() ? ExitCode.DONE : ExitCode.CONFIG;
      output.summary(code, Map.of("problems", found.problems().size()));
      return code;
    }
  }

  @Command(name = "test", description = "Run the examples that a definition carries.")
  private static final class Test extends Action {
    @Parameters(paramLabel = "FILE", description = "a YAML file, or a shipped tracker's name")
    private String file = "";

    Test(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("FILE", file);
      Trackers.Examined found = services.trackers().examine(file);
      found.problems().forEach(problem -> tell(problem, output));
      long failed = found.proofs().stream().filter(proof -> !proof.holds()).count();
      for (DefinitionProof.Outcome proof : found.proofs()) {
        output.text((proof.holds() ? "holds  " : "FAILS  ") + Texts.printable(proof.name()));
        proof.faults().forEach(fault -> output.text("       " + Texts.printable(fault)));
        output.object("example", Map.of("name", proof.name(), "faults", proof.faults()));
      }
      if (found.problems().isEmpty()) {
        output.text(found.proofs().size() - failed + " of " + found.proofs().size() + " hold");
      }
      ExitCode code = failed == 0 && found.problems().isEmpty() ? ExitCode.DONE : ExitCode.CONFIG;
      output.summary(code, Map.of("examples", found.proofs().size(), "failed", failed));
      return code;
    }
  }
}
