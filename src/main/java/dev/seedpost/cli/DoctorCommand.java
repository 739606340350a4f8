package dev.seedpost.cli;

import dev.seedpost.cli.Setup.Check;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Examines the set-up. */
@Command(
    name = "doctor",
    description =
        "Look at the configuration, rules, credentials, qBittorrent, folders and tracker logins,"
            + " and say what to do.")
final class DoctorCommand extends Action {
  DoctorCommand(Context context) {
    super(context, GlobalOptions.Use.LOOK);
  }

  @Override
  ExitCode run(Services services, Output output) {
    List<Check> checks = services.doctor();
    Table table = new Table("", "CHECK", "FOUND");
    for (Check check : checks) {
      String found =
          check.advice().isEmpty() ? check.found() : check.found() + "; " + check.advice();
      table.row(check.well() ? "ok" : "!!", check.name(), found.replace("\n", "\n      "));
      output.object(
          "check",
          Map.of(
              "name", check.name(),
              "well", check.well(),
              "found", check.found(),
              "advice", check.advice()));
    }
    table.lines().forEach(output::text);
    ExitCode code = checks.stream().allMatch(Check::well) ? ExitCode.DONE : ExitCode.FAILED;
    output.summary(code, Map.of("checks", checks.size()));
    return code;
  }
}
