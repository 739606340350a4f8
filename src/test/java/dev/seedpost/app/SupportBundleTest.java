package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.LeakSearch;
import dev.seedpost.LeakSearch.Canary;
import dev.seedpost.Unzipped;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled program with canaries for secrets, put where none belongs. */
class SupportBundleTest {
  private static final String PASSKEY = "canaryPasskey0fNoSite4ndNobody77";
  private static final Map<String, String> SECRETS =
      new TreeMap<>(
          Map.of(
              "fine-api-key", "canary-api.key0123456789",
              "mine-announce-url", "https://tracker.example/" + PASSKEY + "/announce?a=b",
              "qbittorrent-password", "canary \"p\u00e4ss\"/w\u00f6rd+1&2",
              "database-password", "canary\\data base",
              "fine-session-cookie", "session=canary%2Fcookie; x=canary",
              "fine-rss-key", "canarysmallletterswords",
              "fine-token", "CANARY+TOKEN/WITH=SIGNS"));

  @TempDir private Path home;
  private OnDisk program;
  private final Map<String, String> spare = new TreeMap<>();

  @BeforeEach
  void set() {
    program = new OnDisk(home);
    program.setVariable("HOME", home.toString());
    program.setVariable("SEEDPOST__MASTER_KEY", "canary master k\u00eay");
    spare.putAll(SECRETS);
    spare.put("fine-api-key spare", "canary-of-a-spare-key");
    try (Stores stores = program.stores()) {
      SECRETS.forEach((name, value) -> stores.vault().set(name, Secret.of(value)));
      stores.vault().set("fine-api-key", Optional.of("spare"), Secret.of("canary-of-a-spare-key"));
    }
  }

  private static List<String> spellings(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    String encoded = URLEncoder.encode(value, UTF_8);
    return List.of(
        value,
        encoded,
        encoded.replace("+", "%20"),
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getEncoder().encodeToString(("me:" + value).getBytes(UTF_8)),
        Base64.getUrlEncoder().encodeToString(("user:" + value + "!").getBytes(UTF_8)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(("u:" + value).getBytes(UTF_8)));
  }

  /** Each secret in each spelling, with a word in front of it that no filter knows. */
  private List<String> everything() {
    List<String> all = new ArrayList<>();
    spare.forEach((name, value) -> spellings(value).forEach(text -> all.add("saw " + text)));
    all.add("saw " + PASSKEY);
    return all;
  }

  private LeakSearch search() {
    List<Canary> canaries = new ArrayList<>();
    spare.forEach((name, value) -> canaries.add(new Canary(name, Secret.of(value), Set.of())));
    canaries.add(new Canary("passkey", Secret.of(PASSKEY), Set.of()));
    canaries.add(new Canary("master", Secret.of("canary master k\u00eay"), Set.of()));
    canaries.add(new Canary("home", Secret.of(home.toString()), Set.of()));
    return new LeakSearch(canaries);
  }

  private OnDisk.Run bundle(String... more) {
    List<String> arguments = new ArrayList<>(List.of("support", "bundle", file().toString(), "-q"));
    arguments.addAll(List.of(more));
    return program.run(arguments.toArray(String[]::new));
  }

  private Path file() {
    return home.resolve("report.zip");
  }

  /** Unzips it below a folder of its own, with the names of the entries as a text. */
  private Map<String, String> searched() throws IOException {
    Map<String, String> texts = Unzipped.of(file());
    Path out = Files.createDirectories(home.resolve("unzipped"));
    Files.writeString(out.resolve("names"), String.join("\n", texts.keySet()));
    Files.copy(file(), out.resolve("zip"));
    int number = 0;
    for (String text : texts.values()) {
      Files.writeString(out.resolve("text" + number++), text);
    }
    LeakSearch search = search().in(out);
    assertThat(search.hits()).as(search.toString()).isEmpty();
    assertThat(search.files()).isEqualTo(texts.size() + 2);
    return texts;
  }

  /** An album whose folder is named like a secret, stopped with all of them in its story. */
  private QueueItem stopped() throws IOException {
    Path album = home.resolve("drop").resolve("canary-api.key0123456789 " + PASSKEY);
    Files.createDirectories(album);
    Files.writeString(album.resolve("notes.txt"), "other notes");
    assertThat(program.run("upload", album.toString()).code()).isNotEqualTo(5);
    String reasons = String.join("; ", everything());
    try (Stores stores = program.stores()) {
      stores
          .database()
          .write(handle -> {
            handle.execute("update item set state = 'PARKED', reason = ?", reasons);
            return handle.execute("update step set reason = ?", reasons);
          });
    }
    return program.items().getFirst();
  }

  @Test
  void no_secret_is_in_it_wherever_it_was_put() throws IOException {
    String comments = "# " + String.join("\n# ", everything()) + "\n";
    QueueItem item = stopped();
    program.define("fine.yaml", comments + OnDisk.site("fine"));
    program.define(PASSKEY + ".yaml", comments + OnDisk.site("mine") + "nonsense: " + PASSKEY);
    for (String name : List.of("rules/rules.yaml", "rules/a-" + PASSKEY + ".yaml")) {
      Path rules = home.resolve("config").resolve(name);
      Files.writeString(
          rules,
          comments
              + "version: 1\nrules:\n  - name: 'saw "
              + SECRETS.get("fine-api-key")
              + "'\n    match: {source: drop}\n    do: {upload: {to: [fine]}}\n");
    }
    Files.writeString(program.config(), comments, StandardOpenOption.APPEND);
    Path log = home.resolve("log");
    Files.writeString(log, String.join("\n", everything()) + "\nhash " + item.infoHash() + "\n");
    Files.write(log, ("\nsaw " + PASSKEY + "\n").getBytes(UTF_16LE), StandardOpenOption.APPEND);

    OnDisk.Run run = bundle("--log", log.toString());

    assertThat(run.code()).as(run.err()).isZero();
    Map<String, String> texts = searched();
    assertThat(texts.keySet())
        .contains("files/seedpost.yaml", "files/rules/a-_secret_.yaml", "files/trackers/fine.yaml");
    assertThat(texts.get("items.txt"))
        .contains("saw [secret]; saw [secret]", "payload:     ~/drop/[secret]")
        .contains("info hash:   " + item.infoHash());
    assertThat(texts.get("files/rules/rules.yaml")).contains("name: 'saw [secret]'", "to: [fine]");
    assertThat(texts.get("log.txt")).contains("hash " + item.infoHash());
    assertThat(texts.get("doctor.txt")).contains("ok  configuration", "~/config/seedpost.yaml");
    assertThat(texts.get("status.txt")).contains("needs you:");
    assertThat(texts.get("about.txt"))
        .contains("configuration: ~/config", "SEEDPOST__MASTER_KEY")
        .doesNotContain("canary");
    assertThat(texts.get("database.txt")).contains("~/state/seedpost.db: version 3");
  }

  @Test
  void a_broken_configuration_is_in_it_with_its_mistake() throws IOException {
    Files.writeString(
        program.config(),
        "version: 1\nqbittorrent: {url: [\n# " + PASSKEY + "\n  password: n0b0dyKnowsThis\n");

    assertThat(program.run("config", "check").code()).isEqualTo(5);
    assertThat(bundle().code()).isZero();

    Map<String, String> texts = searched();
    assertThat(texts.get("files/seedpost.yaml"))
        .contains("qbittorrent: {url: [", "# [secret]", "password: [secret]")
        .doesNotContain("n0b0dy");
    assertThat(texts.get("config-check.txt")).contains("seedpost.yaml:", "not valid YAML");
    assertThat(texts.get("doctor.txt")).contains("!!  configuration", "not valid YAML");
    assertThat(texts.get("files/rules/rules.yaml")).contains("to: [fine, mine]");
    assertThat(texts.get("status.txt")).contains("Failed to read the configuration");
  }

  @Test
  void a_store_that_does_not_open_is_a_reason_to_write_nothing() {
    program.setVariable("SEEDPOST__MASTER_KEY", "another");
    OnDisk.Run run = bundle();
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err())
        .contains("nothing was written", "which secrets to take out", "does not open")
        .hasLineCount(1);
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_damaged_store_is_one_too() throws IOException {
    Files.writeString(home.resolve("state/vault/store.json"), "{}");
    assertThat(bundle().code()).isEqualTo(5);
    assertThat(file()).doesNotExist();
  }

  @Test
  void where_there_is_no_store_there_is_nothing_to_know(@TempDir Path other) throws IOException {
    program = new OnDisk(other);
    program.setVariable("HOME", home.toString());
    program.setVariable("SEEDPOST__MASTER_KEY", "canary master k\u00eay");
    Path rules = other.resolve("config/rules/rules.yaml");
    Files.writeString(rules, "# canary master k\u00eay\n", StandardOpenOption.APPEND);
    assertThat(bundle().code()).isZero();
    assertThat(searched().get("files/rules/rules.yaml")).contains("# [secret]");
  }

  @Test
  void links_and_what_is_no_text_are_left_out() throws IOException {
    Path trackers = home.resolve("config/trackers");
    Path key = Files.writeString(home.resolve("key"), "n0b0dyKnowsThis");
    Files.createSymbolicLink(trackers.resolve("a.yaml"), key);
    Files.createSymbolicLink(trackers.resolve("b.yaml"), home.resolve("nowhere"));
    Files.write(trackers.resolve("c.yaml"), new byte[] {(byte) 0xff, 'n', '0'});
    Files.write(trackers.resolve("d.yaml"), "n0b0dyKnowsThis".getBytes(UTF_16LE));
    Files.writeString(trackers.resolve("e.yaml"), "n0".repeat(600_000));
    Files.createDirectories(trackers.resolve("f.yaml"));
    assertThat(bundle().code()).isZero();
    Map<String, String> texts = searched();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      assertThat(texts.get("files/trackers/" + name + ".yaml")).startsWith("(left out: ");
    }
    assertThat(texts.get("files/trackers/fine.yaml")).contains("id: fine");
  }
}
