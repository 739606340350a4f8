package dev.seedpost.cli;

import dev.seedpost.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The encrypted store. */
@Command(name = "secret", description = "Keep keys, passwords and announce URLs encrypted.")
final class SecretCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new SecretCommands())
        // A value that looks like an option must not be repeated in a message.
        .addSubcommand(
            new CommandLine(new Set(context)).setUnmatchedOptionsArePositionalParams(true))
        .addSubcommand(new ListNames(context))
        .addSubcommand(new Remove(context));
  }

  @Command(
      name = "set",
      description = "Store a secret: asked for without echo, or the first line of standard input.",
      footer = {
        "%nExamples:",
        "  seedpost secret set red-api-key",
        "  pass red/key | seedpost secret set red-api-key"
      })
  private static final class Set extends Action {
    @Parameters(
        paramLabel = "NAME",
        arity = "1..*",
        hideParamSyntax = true,
        description = "as 'seedpost secret list' shows it")
    private List<String> words = List.of();

    Set(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      if (words.size() > 1) {
        throw usage(
            "a secret must not stand on the command line, where every program of this machine can"
                + " read it; give the name alone and type the value when asked, or pipe it in");
      }
      String name = words.getFirst();
      if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
        throw usage(
            "this is no name of a secret; a name has small letters, digits, dots and hyphens, and"
                + " the value is typed when asked, or piped in");
      }
      if (output.console().person() && !mayAsk()) {
        throw usage("nobody may be asked with --no-input or --json; pipe the value in");
      }
      Optional<String> value = output.console().askSecret("Value of " + name + ":");
      if (value.isEmpty() || value.get().isBlank()) {
        throw usage("no value came; nothing was stored");
      }
      services.setSecret(name, Secret.of(value.get()));
      services.storeNotice().ifPresent(output::remark);
      output.text("stored " + name);
      if (!services.neededSecrets().containsKey(name)) {
        output.remark("(nothing in the configuration asks for " + name + " so far)");
      }
      output.summary(ExitCode.DONE, Map.of("name", name));
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "list",
      description = "Names that are set and names that are needed; never a value.")
  private static final class ListNames extends Action {
    ListNames(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      SortedSet<String> stored = services.secretNames();
      Map<String, String> needed = services.neededSecrets();
      SortedSet<String> all = new TreeSet<>(stored);
      all.addAll(needed.keySet());
      Table table = new Table("NAME", "STATE", "WHERE TO FIND IT");
      for (String name : all) {
        String state = stored.contains(name) ? "set" : "missing";
        table.row(name, state, needed.getOrDefault(name, "-"));
        output.object("secret", Map.of("name", name, "set", stored.contains(name)));
      }
      if (all.isEmpty()) {
        output.text("No secret is set and none is needed.");
      } else {
        table.lines().forEach(output::text);
      }
      output.summary(ExitCode.DONE, Map.of("set", stored.size()));
      return ExitCode.DONE;
    }
  }

  @Command(name = "remove", description = "Forget a secret.")
  private static final class Remove extends Action {
    @Parameters(paramLabel = "NAME", description = "as 'seedpost secret list' shows it")
    private String name = "";

    Remove(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      boolean there = services.removeSecret(name);
      output.text(there ? "forgot " + name : name + " was not set");
      ExitCode code = there ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
      output.summary(code, Map.of("name", name));
      return code;
    }
  }
}
