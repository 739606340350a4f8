package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line: parses, runs one command, turns every failure into one sentence and an exit
 * code.
 */
public final class CommandLineProgram {
  private final Console console;
  private final InstantSource clock;
  private final UnaryOperator<String> mask;

  /**
   * A command line.
   *
   * @param mask goes over every message about a failure
   */
  public CommandLineProgram(Console console, InstantSource clock, UnaryOperator<String> mask) {
    this.console = console;
    this.clock = clock;
    this.mask = mask;
  }

  /**
   * Runs one command.
   *
   * @param opener opens what the command needs
   * @return the exit code
   */
  public int run(String[] arguments, Function<GlobalOptions, Services> opener) {
    RootCommand root = new RootCommand();
    Context context = new Context(root, console, opener, clock);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new ServeCommand(context))
        .addSubcommand(new ReloadCommand(context))
        .addSubcommand(new UploadCommand(context))
        .addSubcommand(QueueCommands.tree(context))
        .addSubcommand(new StatusCommand(context))
        .addSubcommand(new StatsCommand(context))
        .addSubcommand(new RetryCommand(context))
        .addSubcommand(HookCommands.tree(context))
        .addSubcommand(RulesCommands.tree(context))
        .addSubcommand(SecretCommands.tree(context))
        .addSubcommand(AuditCommands.tree(context))
        .addSubcommand(TrackerCommands.tree(context))
        .addSubcommand(TorrentCommands.tree(context))
        .addSubcommand(DatabaseCommands.tree(context))
        .addSubcommand(ConfigCommands.tree(context))
        .addSubcommand(new DoctorCommand(context))
        .addSubcommand(SupportCommands.tree(context))
        .addSubcommand(new DemoCommand(context))
        .addSubcommand(new CommandLine.HelpCommand());
    line.setOut(new PrintWriter(console.out(), true, UTF_8));
    line.setErr(new PrintWriter(console.err(), true, UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((thrown, where, parsed) -> failed(thrown, context));
    line.setParameterExceptionHandler((mistake, given) -> misused(mistake, given, context));
    // A release may be named "@ …"; it is no file with further arguments.
    line.setExpandAtFiles(false);
    if (arguments.length == 0) {
      line.usage(console.err());
      return ExitCode.USAGE.number();
    }
    try {
      return line.execute(arguments);
    } catch (LinkageError | VirtualMachineError | AssertionError e) {
      return broken(e, context);
    }
  }

  private int misused(ParameterException mistake, String[] given, Context context) {
    boolean json = context.output().json() || List.of(given).contains("--json");
    context.output(json).error("USAGE", mask.apply(UsageText.of(mistake)), false, ExitCode.USAGE);
    CommandSpec spec = mistake.getCommandLine().getCommandSpec();
    console.remark("See 'seedpost " + path(spec) + "--help'.");
    return ExitCode.USAGE.number();
  }

  private static String path(CommandSpec spec) {
    String name = spec.qualifiedName();
    return name.equals("seedpost") ? "" : name.substring("seedpost ".length()) + " ";
  }

  private int failed(Exception thrown, Context context) {
    if (thrown instanceof FailureException failure) {
      ExitCode code = ExitCode.of(failure.kind());
      context.output().failure(masked(failure.failure()), code);
      return code.number();
    }
    if (thrown instanceof InstanceRunsException running) {
      String who = mask.apply(String.valueOf(running.getMessage()));
      context.output().error("LOCKED", who, false, ExitCode.LOCKED);
      return ExitCode.LOCKED.number();
    }
    return broken(thrown, context);
  }

  private int broken(Throwable thrown, Context context) {
    Failure failure =
        Failure.of(
            FailureKind.BUG,
            "run the command",
            "a fault in this program: "
                + thrown.toString().replaceAll("\\R", " ")
                + "; run it again with -v and report it");
    context.output().failure(masked(failure), ExitCode.FAILED);
    if (context.verbose()) {
      Arrays.stream(thrown.getStackTrace())
          .forEach(frame -> console.remark("    at " + mask.apply(frame.toString())));
    }
    return ExitCode.FAILED.number();
  }

  private Failure masked(Failure failure) {
    return new Failure(
        failure.kind(),
        mask.apply(failure.doing()),
        mask.apply(failure.detail()),
        failure.notBefore());
  }
}
