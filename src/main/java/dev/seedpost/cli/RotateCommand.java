package dev.seedpost.cli;

import dev.seedpost.credentials.Derivation;
import dev.seedpost.secret.Secret;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another key: of a tracker, or of the store. */
@Command(
    name = "rotate",
    description = {
      "Change a tracker's key: the new one is asked for, or read from standard input, and tried on"
          + " the site before it takes the place of the old one, which is kept for a week.",
      "With --master the key that opens the store: a random one for another random one, a typed one"
          + " for one that is typed now. If it is interrupted, run it again."
    },
    footer = {
      "%nExamples:",
      "  seedpost secret rotate red",
      "  seedpost secret use red-api-key previous",
      "  seedpost secret rotate --master"
    })
final class RotateCommand extends Action {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "a tracker, or the name of a secret by which a tracker knows you")
  private String name = "";

  @Option(names = "--master", description = "the key that opens the store")
  private boolean master;

  @Option(
      names = "--derivation",
      paramLabel = "NAME",
      description = "with --master, argon2id or pbkdf2: how the store's key is derived from now on")
  private String derivation = "";

  RotateCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    if (master != name.isEmpty()) {
      throw usage("say which: a tracker such as 'red', or --master, the key that opens the store");
    }
    if (!master && !derivation.isEmpty()) {
      throw usage("--derivation goes with --master");
    }
    Secrets secrets = services.secrets();
    output.text(master ? secrets.rotateMaster(how()) : secrets.rotate(name, value(output)));
    output.summary(ExitCode.DONE, Map.of());
    return ExitCode.DONE;
  }

  private Secret value(Output output) {
    if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
      throw usage("this is no name of a tracker or a secret");
    }
    if (output.console().person() && !mayAsk()) {
      throw usage("nobody may be asked with --no-input or --json; pipe the new key in");
    }
    return output
        .console()
        .askSecret("New key of " + name + ":")
        .filter(text -> !text.isBlank())
        .map(Secret::of)
        .orElseThrow(() -> usage("no value came; nothing was changed"));
  }

  private Optional<Derivation> how() {
    return switch (derivation) {
      case "" -> Optional.empty();
      case "argon2id" -> Optional.of(Derivation.ARGON2ID);
      case "pbkdf2" -> Optional.of(Derivation.PBKDF2);
      default -> throw usage("--derivation is argon2id or pbkdf2");
    };
  }
}
