package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorrentFileTest {
  private static final String HASH = "12345678901234567890";
  private static final String REST = "12:piece lengthi16384e6:pieces20:" + HASH;

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static TorrentFile parse(String text) {
    return TorrentFile.parse(bytes(text), "x.torrent");
  }

  /** Text as UTF-8 in the one-character-per-byte form that these tests write. */
  private static String utf8(String text) {
    String raw = new String(text.getBytes(UTF_8), ISO_8859_1);
    return raw.length() + ":" + raw;
  }

  private static String single(String name) {
    return "d4:infod6:lengthi5e4:name" + utf8(name) + REST + "ee";
  }

  private static String files(String list) {
    return "d4:infod5:filesl" + list + "e4:name1:n" + REST + "ee";
  }

  private static String file(String path) {
    return "d6:lengthi5e4:pathl" + path + "ee";
  }

  private static void refused(String text, String sentence) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(FailureException.class)
        .hasMessageStartingWith("Failed to read the torrent x.torrent: ")
        .hasMessageContaining(sentence)
        .extracting(e -> ((FailureException) e).kind())
        .isEqualTo(FailureKind.INVALID_CONTENT);
  }

  @Test
  void a_single_file_torrent_is_read() {
    TorrentFile torrent = parse(single("f.bin"));
    assertThat(torrent.name()).isEqualTo("f.bin");
    assertThat(torrent.singleFile()).isTrue();
    assertThat(torrent.files()).containsExactly(new TorrentEntry("f.bin", 5));
    assertThat(torrent.size()).isEqualTo(5);
    assertThat(torrent.pieceLength()).isEqualTo(16384);
    assertThat(torrent.pieceCount()).isEqualTo(1);
    assertThat(torrent.isPrivate()).isFalse();
    assertThat(torrent.source()).isEmpty();
    assertThat(torrent.announces()).isEmpty();
    assertThat(torrent.bytes()).isEqualTo(bytes(single("f.bin")));
  }

  @Test
  void a_folder_torrent_is_read_in_its_own_order() {
    TorrentFile torrent = parse(files(file("1:z") + file("1:d1:a") + file(utf8("\u97f3"))));
    assertThat(torrent.singleFile()).isFalse();
    assertThat(torrent.files())
        .containsExactly(
            new TorrentEntry("z", 5), new TorrentEntry("d/a", 5), new TorrentEntry("\u97f3", 5));
    assertThat(torrent.size()).isEqualTo(15);
  }

  @Test
  void private_and_source_are_read() {
    TorrentFile torrent =
        parse("d4:infod6:lengthi5e4:name1:f" + REST + "7:privatei1e6:source3:REDee");
    assertThat(torrent.isPrivate()).isTrue();
    assertThat(torrent.source()).contains("RED");
    assertThat(parse("d4:infod6:lengthi5e4:name1:f" + REST + "7:privatei0eee").isPrivate())
        .isFalse();
  }

  @Test
  void the_info_hash_is_that_of_the_original_bytes() {
    // The keys are not sorted; sorting them would give another hash.
    String info = "d4:name1:f6:lengthi5e" + REST + "e";
    TorrentFile torrent = parse("d4:info" + info + "7:commentle" + "e");
    assertThat(torrent.infoHash()).isEqualTo(InfoHash.of(Sha1.digest(bytes(info))));
    assertThat(torrent.withAnnounce(Optional.empty()).infoHash()).isEqualTo(torrent.infoHash());
  }

  @Test
  void what_is_no_bencode_is_refused_clearly() {
    refused("<html>", "it is not a sound .torrent file: no value starts with byte 60");
    refused("", "it ends too early, after 0 bytes; get or make it again");
    refused("le", "it is not a dictionary");
    refused("de", "it has no info dictionary");
    refused("d4:infolee", "it has no info dictionary");
    refused(single("f") + "\n", "there are 1 stray bytes at its end");
    refused(single("f").substring(0, 40), "it ends too early, after 40 bytes");
  }

  @Test
  void version_2_and_hybrid_torrents_are_refused() {
    refused("d4:infod9:file treede12:meta versioni2e4:name1:fee", "it is a BitTorrent v2 torrent");
    refused(
        "d4:infod9:file treede6:lengthi5e12:meta versioni2e4:name1:f" + REST + "ee",
        "it is a hybrid of BitTorrent v1 and v2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2:.. | a file's path is unsafe: '..' in it",
        "1:a2:.. | a file's path is unsafe: '..' in it",
        "1:. | a file's path is unsafe: '.' in it",
        "3:a/b | a file's path is unsafe: 'a/b' in it",
        "4:/etc | a file's path is unsafe: '/etc' in it",
        "0: | a file's path has an empty part",
        "1:a0: | a file's path has an empty part",
        "i1e | a file's path is missing or no text",
        "'' | a file in it has no path",
      })
  void unsafe_paths_are_refused(String path, String sentence) {
    refused(files(file(path)), sentence);
  }

  @Test
  void a_null_character_and_bad_utf_8_are_refused() {
    refused(files(file("3:a\0b")), "a file's path is unsafe: 'a\\u0000b' in it");
    refused(files(file("2:a\u00ff")), "a file's path is not valid UTF-8: a\ufffd");
    refused("d4:infod6:lengthi5e4:name1:\u00ff" + REST + "ee", "its name is not valid UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"..", ".", "a/b", "/"})
  void unsafe_names_are_refused(String name) {
    refused(single(name), "its name is unsafe");
  }

  @Test
  void foreign_text_is_shown_without_its_control_characters() {
    assertThatThrownBy(() -> TorrentFile.parse(bytes("x"), "a\u001b[2J.torrent"))
        .hasMessageContaining("a\\u001b[2J.torrent");
    refused(files(file("3:a\u001bb") + file("3:a\u001bb")), "it lists a\\u001bb twice");
  }

  @Test
  void a_missing_or_wrong_name_is_refused() {
    refused("d4:infod6:lengthi5e" + REST + "ee", "its name is missing or no text");
    refused("d4:infod6:lengthi5e4:namei5e" + REST + "ee", "its name is missing or no text");
  }

  @Test
  void other_spellings_of_a_name_are_ignored() {
    TorrentFile torrent = parse("d4:infod6:lengthi5e4:name1:f10:name.utf-82:.." + REST + "ee");
    assertThat(torrent.name()).isEqualTo("f");
  }

  @Test
  void repeated_files_are_refused() {
    refused(files(file("1:a") + file("1:a")), "it lists a twice");
    refused(files(file("1:a") + file("1:a1:b1:c")), "it lists a as a file and as a folder");
    refused(files(file("1:a1:b1:c") + file("1:a1:b")), "it lists a/b as a file and as a folder");
  }

  @Test
  void a_list_of_files_must_be_one() {
    refused(files(""), "its list of files is empty or no list");
    refused("d4:infod5:filesi1e4:name1:n" + REST + "ee", "its list of files is empty or no list");
    refused(files("i1e"), "an entry of its list of files is no dictionary");
    refused(files("d4:pathl1:aee"), "the length of a is missing or no number");
    refused(files("d6:lengthi1ee"), "a file in it has no path");
    refused("d4:infod4:name1:n" + REST + "ee", "it lists no files");
    refused(
        "d4:infod5:filesl" + file("1:a") + "e6:lengthi5e4:name1:n" + REST + "ee",
        "a single file and a folder at once");
  }

  @Test
  void impossible_lengths_are_refused() {
    refused("d4:infod6:lengthi-1e4:name1:n" + REST + "ee", "the length of n is -1");
    refused("d4:infod6:lengthi0e4:name1:n" + REST + "ee", "its files are all empty");
    String huge = "d6:lengthi9223372036854775000e4:pathl1:";
    refused(files(huge + "aee" + huge + "bee"), "its files are larger than any disk");
  }

  @Test
  void pieces_must_fit_the_files() {
    String start = "d4:infod6:lengthi16385e4:name1:n12:piece lengthi16384e";
    refused(start + "6:pieces20:" + HASH + "ee", "it has 1 piece hashes, but its files need 2");
    refused(start + "6:pieces19:" + HASH.substring(1) + "ee", "missing or cut off");
    refused(start + "6:piecesleee", "missing or cut off");
    refused(start + "ee", "missing or cut off");
    String odd = "d4:infod6:lengthi5e4:name1:n12:piece length";
    refused(odd + "i0e6:pieces0:ee", "its piece length is 0");
    refused(odd + "i-5e6:pieces0:ee", "its piece length is -5");
    refused(odd + "1:x6:pieces0:ee", "its piece length is missing or no number");
  }

  @Test
  void announce_urls_are_read_without_repeats_and_without_unreadable_ones() {
    String list =
        "13:announce-listll12:http://a/x/a12:http://b/x/bel12:http://c/x/c4:junk0:i1eei1ee";
    TorrentFile torrent = parse("d8:announce12:http://b/x/b" + list + single("f").substring(1));
    assertThat(torrent.announces()).extracting(AnnounceUrl::host).containsExactly("b", "a", "c");
    assertThat(torrent.announces().toString()).doesNotContain("/x/");
    assertThat(torrent.toString()).startsWith("f (").doesNotContain("http");
  }

  @Test
  void a_torrent_takes_another_announce_url_and_loses_all_else_around_it() {
    TorrentFile foreign =
        parse("d8:announce12:http://b/x/b7:comment6:secret" + single("f").substring(1));
    TorrentFile own =
        foreign.withAnnounce(Optional.of(AnnounceUrl.of(Secret.of(" http://h/key/announce "))));
    assertThat(own.infoHash()).isEqualTo(foreign.infoHash());
    assertThat(new String(own.bytes(), ISO_8859_1))
        .startsWith("d8:announce21:http://h/key/announce4:infod")
        .doesNotContain("secret");
    assertThat(own.withAnnounce(Optional.empty()).announces()).isEmpty();
  }

  @Test
  void another_source_gives_the_same_payload_another_hash() {
    TorrentFile red = parse(single("f")).withSource("RED", Optional.empty());
    TorrentFile ops = red.withSource("OPS", Optional.empty());
    assertThat(red.isPrivate()).isTrue();
    assertThat(red.source()).contains("RED");
    assertThat(ops.source()).contains("OPS");
    assertThat(ops.infoHash()).isNotEqualTo(red.infoHash());
    assertThat(ops.differenceTo(red)).isEmpty();
  }

  @Test
  void differences_are_told_by_the_first_that_is_found() {
    TorrentFile one = parse(files(file("1:a") + file("1:b")));
    assertThat(one.differenceTo(parse(files(file("1:a") + file("1:b"))))).isEmpty();
    assertThat(parse(single("f")).differenceTo(parse(single("g"))))
        .contains("it is named 'g', not 'f'");
    assertThat(parse(single("n")).differenceTo(one)).contains("it is a folder, not a single file");
    assertThat(one.differenceTo(parse(single("n")))).contains("it is a single file, not a folder");
    assertThat(one.differenceTo(parse(files(file("1:a"))))).contains("it has 1 files, not 2");
    assertThat(one.differenceTo(parse(files(file("1:b") + file("1:a")))))
        .contains("its file 1 is b, not a");
    assertThat(one.differenceTo(parse(files(file("1:a") + "d6:lengthi6e4:pathl1:bee"))))
        .contains("b has 6 bytes in it, not 5");
    assertThat(one.differenceTo(parse(files(file("1:a") + file("1:b")).replace("16384", "32768"))))
        .contains("its piece length is 32768 bytes, not 16384");
    assertThat(
            one.differenceTo(
                parse(files(file("1:a") + file("1:b")).replace(HASH, "x" + HASH.substring(1)))))
        .contains("its pieces have other hashes, so the data differ");
  }

  @Test
  void bytes_are_copied_in_and_out() {
    byte[] own = bytes(single("f"));
    TorrentFile torrent = TorrentFile.parse(own, "x");
    own[0] = 'x';
    torrent.bytes()[1] = 'x';
    assertThat(torrent.bytes()).isEqualTo(bytes(single("f")));
  }

  @Test
  void a_file_is_read_and_named_when_it_cannot_be() throws IOException {
    Path good = Files.write(folder.resolve("good.torrent"), bytes(single("f")));
    assertThat(TorrentFile.read(good).name()).isEqualTo("f");
    assertThatThrownBy(() -> TorrentFile.read(folder.resolve("no.torrent")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("no.torrent: there is no such file");
    assertThatThrownBy(() -> TorrentFile.read(folder)).hasMessageContaining("it is not a file");
  }

  @Test
  void a_file_that_is_too_large_is_refused_without_reading_on() throws IOException {
    Path huge = folder.resolve("huge.torrent");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(65L * 1024 * 1024);
    }
    assertThatThrownBy(() -> TorrentFile.read(huge))
        .hasMessageEndingWith("it is larger than 64 MiB, which no .torrent is");
  }
}
