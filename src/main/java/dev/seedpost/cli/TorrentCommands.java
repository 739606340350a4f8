package dev.seedpost.cli;

import dev.seedpost.content.Content;
import dev.seedpost.failure.Texts;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.PieceTable;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Quantities;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Torrent files. */
@Command(name = "torrent", description = "Make and show .torrent files.")
final class TorrentCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new TorrentCommands())
        .addSubcommand(new Create(context))
        .addSubcommand(new Inspect(context));
  }

  @Command(
      name = "create",
      description = "Make a private v1 .torrent, as a tracker wants it or by hand.",
      footer = {
        "%nExamples:",
        "  seedpost torrent create 'Artist - Album' --tracker red",
        "  seedpost torrent create 'Artist - Album' --source XYZ --piece-length 256KiB -o"
            + " album.torrent"
      })
  private static final class Create extends Action {
    @Parameters(paramLabel = "PATH", description = "the file or folder")
    private Path path = Path.of("");

    @Option(
        names = "--tracker",
        paramLabel = "TRACKER",
        converter = TrackerIds.class,
        description = "take source flag, piece length and announce URL from this tracker")
    private @Nullable TrackerId tracker;

    @Option(names = "--source", paramLabel = "FLAG", description = "the source flag")
    private @Nullable String source;

    @Option(
        names = "--piece-length",
        paramLabel = "SIZE",
        description = "a power of two, such as 256KiB; by the payload's size without it")
    private @Nullable String pieceLength;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "the .torrent to write; NAME.torrent here without it")
    private @Nullable Path file;

    @Option(names = "--force", description = "replace a file that is there")
    private boolean force;

    Create(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("PATH", path.toString());
      Content content = Content.read(path);
      Path target = Optional.ofNullable(file).orElseGet(() -> Path.of(content.name() + ".torrent"));
      NewFile fresh = new NewFile(target, force);
      fresh.requireFree(content);
      Optional<Definition> definition = Optional.ofNullable(tracker).map(id -> known(services, id));
      PieceLength length =
          Optional.ofNullable(pieceLength)
              .map(this::length)
              .orElseGet(() ->
                  definition
                      .map(d -> d.limits().pieces())
                      .orElseGet(PieceTable::standard)
                      .forSize(content.size()));
      Optional<AnnounceUrl> announce = Optional.ofNullable(tracker).flatMap(services::announce);
      String flag =
          Optional.ofNullable(source).or(() -> definition.map(Definition::sourceFlag)).orElse("");
      TorrentFile torrent =
          new TorrentCreator()
              .create(
                  content,
                  List.of(new TorrentSpec(length, flag, announce)),
                  new Progress(output, "hashing")::hashed)
              .getFirst();
      fresh.write(torrent.bytes());
      if (tracker != null && announce.isEmpty()) {
        output.remark(
            "(the announce URL of " + tracker + " is not in the store, so the file has none)");
      }
      output.text(
          output.quiet()
              ? target.toString()
              : "wrote "
                  + Texts.printable(target.toString())
                  + ", info hash "
                  + torrent.infoHash());
      output.object(
          "torrent", Map.of("file", target.toString(), "info_hash", torrent.infoHash().hex()));
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }

    private Definition known(Services services, TrackerId id) {
      return services.definition(id).orElseThrow(() -> usage("there is no tracker '" + id + "'"));
    }

    private PieceLength length(String text) {
      try {
        return new PieceLength(Math.toIntExact(Quantities.size(text)));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw usage("--piece-length takes a power of two from 16KiB to 128MiB, not '" + text + "'");
      }
    }
  }

  @Command(
      name = "inspect",
      description = "Show what a .torrent holds; of announce URLs the host alone.")
  private static final class Inspect extends Action {
    @Parameters(paramLabel = "FILE", description = "the .torrent")
    private Path file = Path.of("");

    Inspect(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      requireWord("FILE", file.toString());
      TorrentFile torrent = TorrentFile.read(file);
      List<String> hosts = torrent.announces().stream().map(AnnounceUrl::host).toList();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", torrent.name());
      fields.put("info_hash", torrent.infoHash().hex());
      fields.put("size", torrent.size());
      fields.put("piece_length", torrent.pieceLength());
      fields.put("pieces", torrent.pieceCount());
      fields.put("private", torrent.isPrivate());
      fields.put("source", torrent.source().orElse(""));
      fields.put("announce_hosts", hosts);
      fields.forEach((name, value) -> output.text(shown(name, value)));
      output.text("files:          " + torrent.files().size());
      torrent
          .files()
          .forEach(entry ->
              output.text(
                  String.format(
                      Locale.ROOT, "  %12d  %s", entry.length(), Texts.printable(entry.path()))));
      fields.put("files", torrent.files().size());
      output.object("torrent", fields);
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }

    private static String shown(String name, Object value) {
      String text =
          value instanceof List<?> list
              ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
              : String.valueOf(value);
      String label = name.replace('_', ' ') + ":";
      return String.format(Locale.ROOT, "%-15s %s", label, Texts.printable(text)).stripTrailing();
    }
  }
}
