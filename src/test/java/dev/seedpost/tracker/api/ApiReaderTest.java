package dev.seedpost.tracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mistake in the section {@code api:} is told at its place, and no definition comes of it.
 */
class ApiReaderTest {
  private static final String AUTH = "  auth: [{credential: api-key, in: path}]\n";
  private static final String UPLOAD =
      "  upload: {path: 'up/{api-key}', body: multipart, torrent: file}\n";
  private static final String FIND =
      "  find: {path: find, parameters: {q: '{name}'}, keys: {id: id, name: name, size: size}}\n";
  private static final String DOWNLOAD = "  download: {path: 'get/{id}'}\n";
  private static final String NEEDS = "needs: [{name: api-key, where: there}";

  private static final String SITE =
      """
      id: mine
      name: Mine
      family: api
      url: https://mine.example
      announce-hosts: [mine.example]
      source-flag: MINE
      """
          + NEEDS
          + ", {name: cookie, where: here, optional: true}]\n"
          + "fields: {name: '{release-name}'}\napi:\n"
          + AUTH
          + UPLOAD
          + "  answers:\n    - {at: ok, is: present, result: accepted, id: id}\n"
          + "  account: {path: me, user: user}\n"
          + FIND
          + DOWNLOAD
          + "  page: 't/{id}'\n";

  /**
   * A mistake.
   *
   * @param right what stands in a sound definition
   * @param wrong what stands there instead
   * @param at the text at whose begin the mistake is told
   * @param told a part of what is told
   */
  record Mistake(String right, String wrong, String at, String told) {}

  private static Mistake of(String right, String wrong, String at, String told) {
    return new Mistake(right, wrong, at, told);
  }

  static Stream<Mistake> auth() {
    return Stream.of(
        of(AUTH, "", "upload: {", "the upload needs at least one"),
        of("credential: api-key", "credential: pass", "pass", "it has api-key, cookie"),
        of("credential: api-key, ", "", "{in: path}", "'api.auth.credential' is missing"),
        of("in: path", "in: body", "body}", "takes one of header, query, field, path"),
        of(", in: path", "", "{credential: api-key}", "'in' says where the credential goes"),
        of("in: path", "in: header", "{credential", "'api.auth.name' is missing"),
        of("in: path", "in: header, name: 'X Key'", "'X Key'", "is no name of a header"),
        of("in: path", "in: path, for: sing", "sing", "of upload, account, find, download"),
        of("in: path", "in: path, for: find", "[{credential", "the upload needs at least one"),
        of("in: path", "in: path, for: find", "'up/", "'path' has no value for {api-key}"),
        of("in: path", "in: path, four: find", "four", "did you mean 'for'?"));
  }

  static Stream<Mistake> upload() {
    return Stream.of(
        of(UPLOAD, "", "auth: [{", "'api.upload' is missing"),
        of("'up/{api-key}'", "'up/{key}'", "'up/{key}'", "'path' has no value for {key}"),
        of("'up/{api-key}'", "'/up'", "'/up'", "a path below the site without a slash"),
        of("'up/{api-key}'", "'http://a.b/up'", "'http://a.b", "a path below the site"),
        of("'up/{api-key}'", "'a/../up'", "'a/../up'", "a path below the site"),
        of(
            "}]\n  upload: {path: 'up/{api-key}'",
            "}, {credential: cookie, in: path}]\n  upload: {path: 'up/{cookie}'",
            "'up/{cookie}'",
            "needs {cookie}, which 'needs' calls optional"),
        of("multipart", "xml", "xml", "takes one of multipart, json"),
        of("multipart", "multipart, unquoted: [a]", "[a]", "'unquoted' is for JSON"),
        of(", torrent: file", "", "{path: 'up", "'api.upload.torrent' is missing"),
        of("file}", "file, file-name: '{title}'}", "'{title}'", "not {title}"),
        of("file}", "file, fixd: {a: 1}}", "fixd:", "did you mean 'fixed'?"));
  }

  static Stream<Mistake> answers() {
    String rule = "{at: ok, is: present";
    String accepted = "'accepted' needs a status of 200-299, something in the answer";
    return Stream.of(
        of("result: accepted, id: id", "result: accepted", rule, accepted),
        of("is: present,", "is: present, status: '404',", rule, accepted),
        of("at: ok, is: present, ", "", "{result: accepted", accepted),
        of("accepted, id: id", "refused", "- {at: ok", "needs a rule with 'result: accepted'"),
        of("result: accepted, ", "", rule, "'api.answers.result' is missing"),
        of("accepted, id", "fine, id", "fine", "takes one of accepted, already-there"),
        of("at: ok", "status: good, at: ok", "good", "a range such as 200-299, not 'good'"),
        of("is: present", "matches: '('", "'('", "'matches' is no regular expression"),
        of("is: present", "is: present, text: a", rule, "a rule takes 'at' with 'is'"),
        of(", is: present", "", "{at: ok, result", "a rule takes 'at' with 'is'"),
        of("at: ok, is", "is", "{is: present", "a rule takes 'at' with 'is'"),
        of("id: id}\n", "id: {at: a, pattern: 'x'}}\n", "'x'", "with exactly one group"),
        of("id: id}\n", "id: {pattern: '(x)'}}\n", "{pattern", "'api.answers.id.at' is missing"),
        of(
            "id: id}\n",
            "id: id}\n    - {status: 202, result: handed-over}\n",
            "{status: 202",
            "needs 'todo', what a person does next"),
        of("result: accepted", "results: x, result: accepted", "results", "mean 'result'?"));
  }

  static Stream<Mistake> reads() {
    String keys = ", keys: {id: id, name: name, size: size}";
    return Stream.of(
        of(", user: user", "", "{path: me}", "'api.account.user' is missing"),
        of("path: me", "path: 'me/{name}'", "'me/{name}'", "has no value for {name}"),
        of(keys, "", "{path: find", "'api.find.keys' is missing"),
        of(", size: size", "", "{id: id, name: name}", "by 'name' and 'size' together"),
        of("{id: id, name", "{name", "{name: name,", "'api.find.keys.id' is missing"),
        of("q: '{name}'", "q: '{title}'", "'{title}'", "{field:…}, not {title}"),
        of(keys, keys + ", needs: pass", "pass}", "it has api-key, cookie"),
        of("path: find", "path: find, method: PUT", "PUT", "takes one of GET, POST"),
        of("path: find", "path: find, lists: a", "lists", "did you mean 'list'?"),
        of("'get/{id}'", "get", "get}", "'path' needs {id}"),
        of(DOWNLOAD, "", "auth: [{", "'download' says where the site serves its torrent"),
        of("download:", "downlod:", "downlod", "did you mean 'download'?"),
        of("'t/{id}'", "t", "t\n", "a path below the site such as torrents/{id}"),
        of("  page: 't/{id}'\n", "", "auth: [{", "'api.page' is missing"),
        of("'t/{id}'", "'t/{id}'\n  page-id: 'x'", "'x'", "with exactly one group"));
  }

  private static YamlFile read(String yaml) {
    YamlFile file = YamlFile.of("site.yaml", yaml);
    boolean sound = DefinitionReader.read(file, ApiSites.FAMILIES).isPresent();
    assertThat(sound).isEqualTo(file.problems().isEmpty());
    return file;
  }

  /** The line and column at which a text begins after the section's own key. */
  private static String place(String yaml, String at) {
    int index = yaml.indexOf(at, yaml.indexOf("\napi:") + 5);
    assertThat(index).isPositive();
    String before = yaml.substring(0, index);
    long line = before.lines().count() + (before.endsWith("\n") ? 1 : 0);
    return "site.yaml:" + line + ":" + (index - before.lastIndexOf('\n'));
  }

  @ParameterizedTest
  @MethodSource({"auth", "upload", "answers", "reads"})
  void a_mistake_is_told_at_its_place(Mistake mistake) {
    assertThat(SITE).containsOnlyOnce(mistake.right());
    String yaml = SITE.replace(mistake.right(), mistake.wrong());
    String place = place(yaml, mistake.at());
    assertThat(read(yaml).problems())
        .extracting(Problem::toString)
        .anySatisfy(told -> assertThat(told).startsWith(place + ": ").contains(mistake.told()));
  }

  @Test
  void one_mistake_is_told_once_and_as_a_person_reads_it() {
    assertThat(read(SITE.replace("multipart", "xml")).problems())
        .extracting(Problem::toString)
        .containsExactly("site.yaml:11:40: 'body' takes one of multipart, json, not 'xml'");
    assertThat(read(SITE.replace("in: path", "in: body")).problems())
        .extracting(Problem::what)
        .filteredOn(what -> what.contains("header, query"))
        .hasSize(1);
    assertThat(read(SITE.replace(UPLOAD, "")).problems()).hasSize(1);
  }

  @Test
  void a_credential_for_looks_goes_with_the_look_for_similar_ones_too() {
    String looking =
        SITE.replace(
            "in: path}", "in: path}, {credential: cookie, in: header, name: Cookie, for: [find]}");
    String similar = "  similar: {path: list, list: rows, same: {codec: codec}, title: name}\n";
    assertThat(read(looking.replace(FIND, similar)).problems()).isEmpty();
    assertThat(read(looking.replace(FIND, "")).problems())
        .extracting(Problem::what)
        .anySatisfy(what -> assertThat(what).startsWith("'for' takes those of"));
  }

  @Test
  void the_sound_definition_has_no_mistake() {
    assertThat(read(SITE).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ant", "bhd", "dc", "gpw", "nbl", "rtf", "spd", "tl"})
  void every_shipped_description_is_sound(String site) {
    YamlFile file = Definitions.shippedFile(site).orElseThrow();
    assertThat(DefinitionReader.read(file, ApiSites.FAMILIES)).isPresent();
  }

  @Test
  void the_family_needs_its_section() {
    String yaml = SITE.substring(0, SITE.indexOf("\napi:") + 1);
    assertThat(read(yaml).problems())
        .extracting(Problem::what)
        .containsExactly("the family 'api' needs the section 'api:'");
  }

  @Test
  void what_is_not_always_looked_for_is_never_sent_again_by_itself() {
    String again = "not-found: send-again\n" + SITE;
    assertThat(read(again).problems()).isEmpty();
    List<String> blind =
        List.of(
            again.replace(FIND, ""), again.replace("path: find,", "path: find, needs: cookie,"));
    assertThat(blind)
        .allSatisfy(yaml ->
            assertThat(read(yaml).problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("write 'not-found: ask'"));
  }
}
