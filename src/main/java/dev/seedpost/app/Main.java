package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.cli.CommandLineProgram;
import dev.seedpost.cli.Console;
import dev.seedpost.cli.GlobalOptions;
import dev.seedpost.cli.Services;
import dev.seedpost.cli.VersionText;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.credentials.Vault;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.upload.Waypoint;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, Waypoint.Listener.NONE));
  }

  /** Runs one command with the environment and the terminal of this process. */
  static int run(String[] arguments, Waypoint.Listener waypoints) {
    return run(arguments, waypoints, InstantSource.system());
  }

  /** The same by another clock. */
  static int run(String[] arguments, Waypoint.Listener waypoints, InstantSource clock) {
    Map<String, String> environment = System.getenv();
    SecretMask mask = new SecretMask();
    Console console = console();
    return new CommandLineProgram(console, clock, mask::mask)
        .run(
            arguments,
            options -> {
              Prompt prompt = options.mayAsk() ? console::askSecret : Prompt.NOBODY;
              Places places = places(options, environment);
              Vault vault = Vaults.open(places, environment, mask, prompt, clock);
              Auditor auditor = Auditor.of(places, vault, mask, clock, options.command());
              return open(
                  options,
                  environment,
                  mask,
                  looking ->
                      new Engine(
                          new Stores(places, environment, auditor, mask, clock, looking),
                          waypoints,
                          VersionText.version()));
            });
  }

  private static Services open(
      GlobalOptions options,
      Map<String, String> environment,
      SecretMask mask,
      Function<Boolean, Engine> engines) {
    if (options.use() == GlobalOptions.Use.SERVE) {
      Logging.forDaemon(environment, options.verbosity(), mask);
    } else {
      Logging.forCommand(environment, options.verbosity(), mask);
    }
    return new Program(
        () -> engines.apply(options.use() == GlobalOptions.Use.LOOK),
        environment,
        // Who asked for more by an option gets it.
        options.verbosity() > 0 ? level -> {} : Logging::level);
  }

  private static Places places(GlobalOptions options, Map<String, String> environment) {
    Places usual = Places.of(environment, Path.of(System.getProperty("user.home")));
    return new Places(
        options.configFolder().map(Main::absolute).orElse(usual.config()),
        options.stateFolder().map(Main::absolute).orElse(usual.state()));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Console console() {
    // Null when input or output is no terminal.
    Optional<java.io.Console> terminal = Optional.ofNullable(System.console());
    boolean person = terminal.filter(java.io.Console::isTerminal).isPresent();
    return new Console(
        new BufferedReader(new InputStreamReader(System.in, UTF_8)),
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        prompt -> terminal.map(console -> console.readPassword("%s", prompt)).map(String::new),
        person);
  }
}
