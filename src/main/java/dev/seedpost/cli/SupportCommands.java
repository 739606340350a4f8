package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** For a bug report. */
@Command(name = "support", description = "Gather what a bug report needs.")
final class SupportCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new SupportCommands()).addSubcommand(new MakeBundle(context));
  }

  @Command(
      name = "bundle",
      description = {
        "Write a zip with what 'doctor', 'status', 'config check' and 'db check' say, the"
            + " configuration, rules and definitions, and the stories of the items that failed or"
            + " need you.",
        "Secrets, what looks like a key, your home folder and your user name are taken out. Look"
            + " through it before you send it."
      },
      footer = {
        "%nExamples:",
        "  seedpost support bundle",
        "  journalctl -u seedpost > log && seedpost support bundle report.zip --log log"
      })
  private static final class MakeBundle extends Action {
    private static final int MOST_ITEMS = 50;

    private static final Set<ItemState> FAILED_OR_WAITING =
        Set.of(
            ItemState.REFUSED,
            ItemState.PARKED,
            ItemState.UNCERTAIN,
            ItemState.NEEDS_ANSWER,
            ItemState.DUPLICATE,
            ItemState.HANDED_OVER);

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description = "to write; it must not be there yet; else seedpost-support-DATE.zip here")
    private @Nullable String file;

    @Option(
        names = "--log",
        paramLabel = "FILE",
        description = "a log that you kept; its last 512 KiB are put in")
    private @Nullable Path log;

    MakeBundle(Context context) {
      // Nothing but the new file is written.
      super(context, GlobalOptions.Use.LOOK);
    }

    @Override
    ExitCode run(Services services, Output output) {
      Path target = target(output);
      NewFile fresh = NewFile.neverReplacing(target);
      fresh.requireFree();
      UnaryOperator<String> scrub = services.support().scrub();
      Bundle bundle = new Bundle(output.clock());
      gather(bundle, services, output);
      // Only now: the doctor learned what the sites told.
      Map<String, byte[]> files = bundle.scrubbed(scrub);
      fresh.write(bundle.zip(files));
      tell(target, files, output);
      return ExitCode.DONE;
    }

    private Path target(Output output) {
      if (file != null) {
        requireWord("FILE", file);
        return Path.of(file).toAbsolutePath().normalize();
      }
      LocalDate today = LocalDate.ofInstant(output.clock().instant(), ZoneId.systemDefault());
      return Path.of("seedpost-support-" + today + ".zip").toAbsolutePath();
    }

    private void gather(Bundle bundle, Services services, Output output) {
      if (log != null) {
        bundle.add("log.txt", LogTail.of(log));
      }
      bundle.say("about.txt", said -> about(services, said, output));
      bundle.say("doctor.txt", said -> new DoctorCommand(context()).run(services, said));
      bundle.say("status.txt", said -> StatusCommand.show(services, said, Optional.empty()));
      bundle.say("config-check.txt", said -> said.text(services.checkConfig()));
      bundle.say("database.txt", said -> DatabaseCommands.check(services, said));
      bundle.say("items.txt", said -> items(services, said));
      services.support().files().forEach(one -> bundle.add("files/" + one.name(), one.text()));
    }

    private static void about(Services services, Output said, Output output) {
      said.text("seedpost " + VersionText.version());
      said.text("made: " + output.clock().instant());
      said.text(
          "Java: "
              + Stream.of("java.version", "java.vendor", "java.vm.name")
                  .map(System::getProperty)
                  .toList());
      said.text(
          "system: "
              + Stream.of("os.name", "os.version", "os.arch").map(System::getProperty).toList());
      said.text("language: " + Locale.getDefault() + ", time zone: " + ZoneId.systemDefault());
      said.text(
          "memory of the program: " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB at most");
      services.support().surroundings().forEach(said::text);
    }

    /** The newest first. */
    private static void items(Services services, Output said) {
      List<QueueItem> all =
          Stream.concat(
                  services.items(FAILED_OR_WAITING, Optional.empty()).stream(),
                  services.first(4 * MOST_ITEMS, Optional.empty()).stream()
                      .filter(item -> item.failureKind().isPresent()))
              .distinct()
              .sorted(Comparator.comparing(QueueItem::changedAt).reversed())
              .toList();
      said.text(all.size() + " failed or need a person; at most " + MOST_ITEMS + " follow");
      for (QueueItem item : all.subList(0, Math.min(MOST_ITEMS, all.size()))) {
        said.text("");
        said.text("item " + item.id());
        QueueCommands.story(item, services, said);
      }
    }

    private void tell(Path target, Map<String, byte[]> files, Output output) {
      Table table = new Table("FILE", "BYTES");
      files.forEach((name, bytes) -> {
        table.row(name, Integer.toString(bytes.length));
        output.object("file", Map.of("name", name, "bytes", bytes.length));
      });
      table.lines().forEach(output::text);
      output.text("wrote " + Texts.printable(target.toString()));
      if (log == null) {
        output.remark(
            "No log is in it: the daemon's goes to standard output or the journal. Keep it in a"
                + " file and add it with --log.");
      }
      output.text(
          "Secrets of the store, what looks like a key, your home folder and your user name were"
              + " taken out. Look through it before you send it: names of releases, sites and"
              + " folders are in it, and a secret that nobody knows may be too.");
      output.summary(ExitCode.DONE, Map.of("written", target.toString(), "files", files.keySet()));
    }
  }
}
