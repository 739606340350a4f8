package dev.seedpost.tracker.manual;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.PrivateFile;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prepares uploads for a person. The number of a torrent is the address of its page, without
 * anything that could be a key.
 */
final class ManualClient implements TrackerClient {
  /** File systems take 255 bytes in a name; an ending and a number follow. */
  private static final int LONGEST_NAME = 200;

  /** What looks like a key in the path of an address: passkeys have 32 characters and more. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{24}");

  private final Definition definition;
  private final Path folder;

  ManualClient(Definition definition, Path folder) {
    this.definition = definition;
    this.folder = folder;
  }

  @Override
  public Account account() {
    throw byHand("log in to " + definition.name());
  }

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    return Optional.empty();
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    return List.of();
  }

  /** Nothing leaves this machine. */
  @Override
  public UploadResult upload(UploadRequest upload) {
    TorrentFile torrent = upload.torrent();
    String name = shortened(torrent.name());
    Path mine = folder.resolve(name + "." + torrent.infoHash().hex().substring(0, 8));
    try {
      Files.createDirectories(
          mine, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      PrivateFile.write(mine.resolve(name + ".torrent"), UploadParts.torrent(definition, torrent));
      PrivateFile.write(mine.resolve("form.txt"), form(upload).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.TRANSIENT,
          "make " + Texts.printable(torrent.name()) + " ready for " + definition.name(),
          Texts.printable(String.valueOf(e.getMessage())),
          e);
    }
    return new UploadResult.HandedOver(
        "it lies ready in "
            + Texts.printable(mine.toString())
            + "; upload it at "
            + definition.url());
  }

  /** Cut at a character's border. */
  private static String shortened(String name) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }

  private String form(UploadRequest upload) {
    StringBuilder text = new StringBuilder("Upload page: ").append(definition.url()).append('\n');
    for (FormField field : upload.fields()) {
      text.append('\n').append(field.name()).append(": ");
      switch (field.kind()) {
        case PAYLOAD_FILE, NEIGHBOUR_FILE -> text.append("the file ").append(field.value());
        case TEXT, TEXT_FILE ->
            text.append(
                field.value().contains("\n")
                    ? "\n" + field.value().indent(2).stripTrailing()
                    : field.value());
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Override
  public TorrentFile download(String torrentId) {
    throw byHand("download " + torrentId);
  }

  private FailureException byHand(String doing) {
    return new FailureException(
        FailureKind.REJECTED,
        doing,
        "a person uploads to "
            + definition.name()
            + "; bring its torrent with 'seedpost queue done ID --url ADDRESS --torrent FILE'");
  }

  @Override
  public String page(String torrentId) {
    return torrentId;
  }

  @Override
  public Optional<String> torrentId(URI page) {
    String path = Optional.ofNullable(page.getRawPath()).orElse("");
    if (!String.valueOf(definition.url().getHost()).equalsIgnoreCase(page.getHost())
        || KEY.matcher(path).find()) {
      return Optional.empty();
    }
    String numbers =
        Arrays.stream(String.valueOf(page.getRawQuery()).split("&", -1))
            .filter(pair -> pair.matches("[A-Za-z_-]{1,30}=[0-9]{1,18}"))
            .collect(Collectors.joining("&"));
    return Optional.of(
        page.getScheme()
            + "://"
            + page.getRawAuthority().substring(page.getRawAuthority().lastIndexOf('@') + 1)
            + path
            + (numbers.isEmpty() ? "" : "?" + numbers));
  }
}
