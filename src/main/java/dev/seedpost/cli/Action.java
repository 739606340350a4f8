package dev.seedpost.cli;

import dev.seedpost.cli.GlobalOptions.Use;
import dev.seedpost.report.Status;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command. */
abstract class Action implements Callable<Integer> {
  private final Context context;
  private final Use use;

  @Spec private @Nullable CommandSpec spec;

  Action(Context context) {
    this(context, Use.CHANGE);
  }

  Action(Context context, Use use) {
    this.context = context;
    this.use = use;
  }

  abstract ExitCode run(Services services, Output output);

  private String command() {
    String name = Optional.ofNullable(spec).orElseThrow().qualifiedName();
    return name.substring(name.indexOf(' ') + 1);
  }

  /** What this run is about to do. */
  Use use() {
    return use;
  }

  @Override
  public Integer call() {
    Output output = context.output();
    ExitCode code;
    try (Services services = context.services(use(), command())) {
      code = run(services, output);
    }
    output.end();
    return code.number();
  }

  /** Whether a person can be asked. */
  boolean mayAsk() {
    return context.mayAsk();
  }

  Context context() {
    return context;
  }

  /** An empty word is an unset variable of a script, never the working folder. */
  void requireWord(String label, String word) {
    if (word.isBlank()) {
      throw usage(label + " is empty");
    }
  }

  /** A tracker of the configuration or of the queue, so that a slip does not look like "none". */
  void requireKnown(TrackerId tracker, Status status) {
    List<String> known = status.trackers().stream().map(row -> row.tracker().id()).toList();
    if (!known.contains(tracker.id())) {
      throw usage(
          "there is no tracker '"
              + tracker
              + "'"
              + Nearest.of(tracker.id(), known)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(""));
    }
  }

  /** A mistake in the command line. */
  ParameterException usage(String what) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), what);
  }
}
