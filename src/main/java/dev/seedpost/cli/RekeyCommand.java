package dev.seedpost.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Another key for everything that is encrypted. */
@Command(
    name = "rekey",
    description =
        "Encrypt every secret and every kept torrent with another random key, after somebody may"
            + " have seen the store open. If it is interrupted, run it again.")
final class RekeyCommand extends Action {
  RekeyCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    output.text(services.secrets().rekey());
    output.summary(ExitCode.DONE, Map.of());
    return ExitCode.DONE;
  }
}
