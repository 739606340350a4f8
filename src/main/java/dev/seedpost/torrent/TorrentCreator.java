package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes private v1 torrents with canonical bencode: no creation date, no creator, no padding. */
public final class TorrentCreator {
  private static final int BUFFER = 4 * 1024 * 1024;

  /** Keeps the finished .torrent far below what is read back. */
  private static final long MOST_PIECES = 2_000_000;

  /**
   * Makes a torrent per spec. The payload is read once, however many trackers and piece lengths. It
   * must look before and after as it was listed. An interrupt ends the pass soon and stays set.
   *
   * @return in the order of the specs
   * @throws FailureException INVALID_CONTENT if the payload changes while it is read or cannot be
   *     read; TRANSIENT if the thread is interrupted
   */
  public List<TorrentFile> create(Content content, List<TorrentSpec> specs, HashProgress progress) {
    Map<PieceLength, byte[]> pieces = hash(content, specs, progress);
    List<TorrentFile> torrents = new ArrayList<>();
    for (TorrentSpec spec : specs) {
      Map<String, Bencode> info = info(content, spec);
      info.put("pieces", new Bencode.Bytes(pieces.getOrDefault(spec.pieceLength(), new byte[0])));
      torrents.add(TorrentFile.made(info, spec.announce(), content.name()));
    }
    return List.copyOf(torrents);
  }

  private static Map<String, Bencode> info(Content content, TorrentSpec spec) {
    Map<String, Bencode> info = new LinkedHashMap<>();
    if (content.singleFile()) {
      info.put("length", new Bencode.Int(content.size()));
    } else {
      info.put(
          "files", new Bencode.Items(content.files().stream().map(TorrentCreator::entry).toList()));
    }
    info.put("name", text(content.name()));
    info.put("piece length", new Bencode.Int(spec.pieceLength().bytes()));
    info.put("private", new Bencode.Int(1));
    if (!spec.source().isEmpty()) {
      info.put("source", text(spec.source()));
    }
    return info;
  }

  private static Bencode entry(ContentFile file) {
    List<Bencode> parts = new ArrayList<>();
    for (String part : file.path().split("/", -1)) {
      parts.add(text(part));
    }
    return Bencode.Dictionary.of(
        Map.of("length", new Bencode.Int(file.size()), "path", new Bencode.Items(parts)));
  }

  private static Bencode text(String text) {
    return new Bencode.Bytes(text.getBytes(UTF_8));
  }

  private static Map<PieceLength, byte[]> hash(
      Content content, List<TorrentSpec> specs, HashProgress progress) {
    Pass pass = new Pass(content, progress);
    for (TorrentSpec spec : specs) {
      pass.prepare(spec.pieceLength());
    }
    pass.requireUnchanged();
    pass.run();
    pass.requireUnchanged();
    return pass.finish();
  }

  /** One reading of the whole payload. */
  private static final class Pass {
    private final Content content;
    private final HashProgress progress;
    private final String doing;
    private final Map<PieceLength, PieceHasher> hashers = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long done;

    Pass(Content content, HashProgress progress) {
      this.content = content;
      this.progress = progress;
      this.doing = "hash " + Texts.printable(content.root().toString());
    }

    void prepare(PieceLength pieceLength) {
      if (content.size() / pieceLength.bytes() >= MOST_PIECES) {
        throw broken(
            "pieces of "
                + pieceLength
                + " would be more than two million; take a larger piece"
                + " length");
      }
      hashers.computeIfAbsent(pieceLength, PieceHasher::new);
    }

    void run() {
      long total = content.size();
      for (ContentFile file : content.files()) {
        try {
          if (read(file, total) != file.size()) {
            throw changed(file.path());
          }
        } catch (ClosedByInterruptException e) {
          throw interrupted(e);
        } catch (IOException e) {
          throw new FailureException(
              FailureKind.INVALID_CONTENT,
              doing,
              "cannot read "
                  + Texts.printable(file.path())
                  + " ("
                  + Texts.printable(String.valueOf(e.getMessage()))
                  + "); check the disk and its permissions",
              e);
        }
      }
    }

    private long read(ContentFile file, long total) throws IOException {
      long length = 0;
      try (InputStream in = Files.newInputStream(content.locate(file), LinkOption.NOFOLLOW_LINKS)) {
        int read = in.read(buffer);
        while (read >= 0) {
          if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
          }
          length += read;
          if (length > file.size()) {
            throw changed(file.path());
          }
          for (PieceHasher hasher : hashers.values()) {
            hasher.update(buffer, read);
          }
          done += read;
          progress.hashed(done, total);
          read = in.read(buffer);
        }
      }
      return length;
    }

    Map<PieceLength, byte[]> finish() {
      Map<PieceLength, byte[]> pieces = new TreeMap<>();
      hashers.forEach((pieceLength, hasher) -> pieces.put(pieceLength, hasher.finish()));
      return pieces;
    }

    /** Lists the payload anew: every name, size and modification time must be as it was. */
    void requireUnchanged() {
      List<ContentFile> now = Content.read(content.root()).files();
      if (now.equals(content.files())) {
        return;
      }
      for (int i = 0; i < Math.min(now.size(), content.files().size()); i++) {
        if (!now.get(i).equals(content.files().get(i))) {
          throw changed(now.get(i).path());
        }
      }
      throw changed(content.name());
    }

    private FailureException changed(String path) {
      return broken(
          Texts.printable(path) + " changed while it was being hashed; it will be looked at again");
    }

    private FailureException interrupted(Throwable cause) {
      return new FailureException(
          FailureKind.TRANSIENT, doing, "it was stopped before the end", cause);
    }

    private FailureException broken(String detail) {
      return new FailureException(FailureKind.INVALID_CONTENT, doing, detail);
    }
  }
}
