package dev.seedpost.cli;

import picocli.CommandLine.Command;

/** Runs the daemon. */
@Command(
    name = "serve",
    description =
        "Run the daemon in the foreground: watch, upload, seed. It logs to standard output and"
            + " stops on SIGTERM.")
final class ServeCommand extends Action {
  ServeCommand(Context context) {
    super(context, GlobalOptions.Use.SERVE);
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (output.json()) {
      throw usage("'serve' writes its log to standard output and has no --json");
    }
    services.serve();
    return ExitCode.DONE;
  }
}
