package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.rule.Decision;
import dev.seedpost.rule.Plan;
import dev.seedpost.rule.RuleTrace;
import dev.seedpost.rule.RuleTrace.ConditionTrace;
import dev.seedpost.rule.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checking and explaining the rules. */
@Command(name = "rules", description = "Check the rules and explain what they decide.")
final class RulesCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new RulesCommands())
        .addSubcommand(new CheckRules(context))
        .addSubcommand(new Explain(context));
  }

  @Command(
      name = "check",
      description = "Read the rules and report every mistake with file, line and column.")
  private static final class CheckRules extends Action {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE",
        description = "instead of those of the configuration")
    private @Nullable Path file;

    CheckRules(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      output.text(services.checkRules(Optional.ofNullable(file)));
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "explain",
      description =
          "Show every rule and condition with the value seen, and what would be done. No effect.")
  private static final class Explain extends Action {
    @Parameters(
        paramLabel = "TARGET",
        description = "a path, a .torrent, or an info hash of qBittorrent")
    private String target = "";

    Explain(Context context) {
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("TARGET", target);
      Verdict verdict = services.explain(Targets.of(target));
      verdict.traces().forEach(trace -> show(trace, output));
      Decision decision = verdict.decision();
      output.text("");
      output.text(words(decision));
      ExitCode code = decision instanceof Decision.Ignore ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
      output.summary(code, Map.of("decision", words(decision)));
      return code;
    }

    private static String words(Decision decision) {
      return switch (decision) {
        case Decision.Upload upload ->
            "Rule '" + upload.rule() + "' uploads it to " + trackers(upload.plans()) + ".";
        case Decision.Hold hold ->
            "Rule '"
                + hold.rule()
                + "' holds it for a person ("
                + hold.reason()
                + "), for "
                + trackers(hold.plans())
                + ".";
        case Decision.Ignore ignore -> "It is left alone: " + ignore.reason() + ".";
      };
    }

    private static String trackers(List<Plan> plans) {
      return plans.stream().map(plan -> plan.tracker().id()).collect(Collectors.joining(", "));
    }

    private static void show(RuleTrace trace, Output output) {
      output.text(
          trace.rule() + ": " + trace.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      show("match", trace.match(), output);
      show("except", trace.except(), output);
      output.object(
          "rule",
          Map.of(
              "name", trace.rule(),
              "outcome", trace.outcome().name(),
              "match", fields(trace.match()),
              "except", fields(trace.except())));
    }

    private static void show(String kind, List<ConditionTrace> conditions, Output output) {
      for (ConditionTrace condition : conditions) {
        output.text(
            "  "
                + condition.verdict().name().toLowerCase(Locale.ROOT)
                + "  "
                + kind
                + " "
                + condition.field()
                + ": got "
                + (condition.got().isEmpty() ? "nothing" : Texts.printable(condition.got()))
                + ", want "
                + condition.want());
      }
    }

    private static List<Map<String, String>> fields(List<ConditionTrace> conditions) {
      return conditions.stream()
          .map(c ->
              Map.of(
                  "field", c.field(),
                  "got", c.got(),
                  "want", c.want(),
                  "verdict", c.verdict().name()))
          .toList();
    }
  }
}
