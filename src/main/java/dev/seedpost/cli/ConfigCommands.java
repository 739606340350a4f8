package dev.seedpost.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The configuration. */
@Command(name = "config", description = "Write and check the configuration.")
final class ConfigCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new ConfigCommands())
        .addSubcommand(new Init(context))
        .addSubcommand(new CheckConfig(context));
  }

  @Command(
      name = "init",
      description = "Write the commented configuration and the example rules; what is there stays.")
  private static final class Init extends Action {
    Init(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      List<Path> written = services.initConfig();
      written.forEach(file -> output.text("wrote " + file));
      if (written.isEmpty()) {
        output.text("Everything is there already; nothing was written.");
      }
      ExitCode code = written.isEmpty() ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
      output.summary(code, Map.of("written", written));
      return code;
    }
  }

  @Command(
      name = "check",
      description = "Read the configuration and the rules and report every problem at once.")
  private static final class CheckConfig extends Action {
    CheckConfig(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      output.text(services.checkConfig());
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }
}
