package dev.seedpost.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Has the daemon read its files anew. */
@Command(
    name = "reload",
    description = {
      "Have the running daemon take up the configuration, the rules and the tracker definitions as"
          + " they are now.",
      "With a mistake in them it goes on as before. Work that is under way is finished first."
    })
final class ReloadCommand extends Action {
  ReloadCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    Optional<String> found = services.reload();
    ExitCode code = found.isPresent() ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
    found.ifPresentOrElse(
        output::text,
        () -> output.remark("No daemon runs on this state folder; its start reads all files."));
    output.summary(code, Map.of("reloaded", found.isPresent()));
    return code;
  }
}
