package dev.seedpost.cli;

import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.secret.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The encrypted store. */
@Command(name = "secret", description = "Keep keys, passwords and announce URLs encrypted.")
final class SecretCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new SecretCommands())
        // A value that looks like an option must not be repeated in a message.
        .addSubcommand(
            new CommandLine(new Set(context)).setUnmatchedOptionsArePositionalParams(true))
        .addSubcommand(new Init(context))
        .addSubcommand(new ListNames(context))
        .addSubcommand(new Use(context))
        .addSubcommand(new SecretCodeCommand(context))
        .addSubcommand(new RotateCommand(context))
        .addSubcommand(new RekeyCommand(context))
        .addSubcommand(new ImportCommand(context))
        .addSubcommand(new ExportCommand(context))
        .addSubcommand(new Remove(context));
  }

  @Command(
      name = "set",
      description = "Store a secret: asked for without echo, or the first line of standard input.",
      footer = {
        "%nExamples:",
        "  seedpost secret set red-api-key",
        "  pass red/key | seedpost secret set red-api-key",
        "  seedpost secret set red-api-key --label spare"
      })
  private static final class Set extends Action {
    @Parameters(
        paramLabel = "NAME",
        arity = "1..*",
        hideParamSyntax = true,
        description = "as 'seedpost secret list' shows it")
    private List<String> words = List.of();

    @Option(
        names = "--label",
        paramLabel = "LABEL",
        description = "keep several under one name; the first is used until 'secret use'")
    private String label = "";

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
      if (!isWord(name) || !(label.isEmpty() || isWord(label))) {
        throw usage(
            "this is no name of a secret; names and labels have small letters, digits, dots and"
                + " hyphens, and the value is typed when asked, or piped in");
      }
      if (output.console().person() && !mayAsk()) {
        throw usage("nobody may be asked with --no-input or --json; pipe the value in");
      }
      String called = label.isEmpty() ? name : name + " (" + label + ")";
      Optional<String> value = output.console().askSecret("Value of " + called + ":");
      if (value.isEmpty() || value.get().isBlank()) {
        throw usage("no value came; nothing was stored");
      }
      Secrets secrets = services.secrets();
      secrets.set(name, Optional.of(label).filter(text -> !text.isEmpty()), Secret.of(value.get()));
      secrets.notice().ifPresent(output::remark);
      output.text("stored " + called);
      if (!secrets.needed().containsKey(name)) {
        output.remark("(nothing in the configuration asks for " + name + " so far)");
      }
      output.summary(ExitCode.DONE, Map.of("name", name));
      return ExitCode.DONE;
    }

    private static boolean isWord(String text) {
      return text.matches("[a-z0-9][a-z0-9.-]*");
    }
  }

  @Command(
      name = "init",
      description =
          "Make the store with a key file, for a machine that has to start without a person."
              + " Without it the first 'secret set' asks for a passphrase.")
  private static final class Init extends Action {
    @Option(names = "--keyring", description = "keep the key in the desktop's keyring instead")
    private boolean keyring;

    Init(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      output.text(services.secrets().init(keyring ? KeyPlace.KEYRING : KeyPlace.FILE));
      output.summary(ExitCode.DONE, Map.of());
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

    /** A line of the list; without a credential for what is missing. */
    private record Line(String name, Optional<Credential> stored) {}

    @Override
    ExitCode run(Services services, Output output) {
      List<Credential> stored = services.secrets().all();
      Map<String, String> needed = services.secrets().needed();
      List<Line> lines = lines(stored, needed);
      Table table = new Table("NAME", "LABEL", "STATE", "SINCE", "WHERE TO FIND IT");
      for (Line line : lines) {
        table.row(
            line.name(),
            line.stored().map(Credential::label).orElse("-"),
            line.stored().map(one -> one.active() ? "in use" : "kept").orElse("missing"),
            line.stored().map(one -> one.created().toString().substring(0, 10)).orElse("-"),
            needed.getOrDefault(line.name(), "-"));
        output.object("secret", json(line));
      }
      if (lines.isEmpty()) {
        output.text("No secret is set and none is needed.");
      } else {
        table.lines().forEach(output::text);
      }
      output.summary(ExitCode.DONE, Map.of("set", stored.size()));
      return ExitCode.DONE;
    }

    private static List<Line> lines(List<Credential> stored, Map<String, String> needed) {
      List<Line> lines = new ArrayList<>();
      stored.forEach(one -> lines.add(new Line(one.name(), Optional.of(one))));
      needed.keySet().stream()
          .filter(name -> stored.stream().noneMatch(one -> one.name().equals(name)))
          .forEach(name -> lines.add(new Line(name, Optional.empty())));
      // A stable order: the labels of a name stay as they came.
      lines.sort(Comparator.comparing(Line::name));
      return lines;
    }

    private static Map<String, Object> json(Line line) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("name", line.name());
      object.put("set", line.stored().isPresent());
      line.stored()
          .ifPresent(one -> {
            object.put("label", one.label());
            object.put("kind", one.kind().word());
            object.put("active", one.active());
            object.put("created", one.created().toString());
          });
      return object;
    }
  }

  @Command(
      name = "use",
      description = "Use another one of several secrets that are kept under one name.")
  private static final class Use extends Action {
    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "as 'seedpost secret list' shows it")
    private String name = "";

    @Parameters(index = "1", paramLabel = "LABEL", description = "of the one to use")
    private String label = "";

    Use(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      boolean there = services.secrets().use(name, label);
      output.text(
          there
              ? "using " + name + " (" + label + ") from now on"
              : "there is no " + name + " with the label " + label);
      ExitCode code = there ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
      output.summary(code, Map.of("name", name, "label", label));
      return code;
    }
  }

  @Command(name = "remove", description = "Forget a secret.")
  private static final class Remove extends Action {
    @Parameters(paramLabel = "NAME", description = "as 'seedpost secret list' shows it")
    private String name = "";

    @Option(
        names = "--label",
        paramLabel = "LABEL",
        description = "one of several; else all of them")
    private String label = "";

    Remove(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Optional<String> one = Optional.of(label).filter(text -> !text.isEmpty());
      boolean there = services.secrets().remove(name, one);
      String called = one.map(text -> name + " (" + text + ")").orElse(name);
      output.text(there ? "forgot " + called : called + " was not set");
      ExitCode code = there ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
      output.summary(code, Map.of("name", name));
      return code;
    }
  }
}
