package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseCommandsTest {
  private static final String URL = "jdbc:postgresql://db.example/seedpost";

  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void migrate_tells_where_the_database_is_and_its_version() {
    Terminal.Result result = terminal.run("db", "migrate");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("/state/seedpost.db: version 1\n");
    assertThat(terminal.opened.getFirst().use()).isEqualTo(GlobalOptions.Use.CHANGE);
  }

  @Test
  void check_counts_the_items_and_changes_nothing() {
    Terminal.Result result = terminal.run("db", "check");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("version 1", "Seeding: 3", "nothing is damaged");
    assertThat(terminal.opened.getFirst().use()).isEqualTo(GlobalOptions.Use.LOOK);
    assertThat(services.effects).isEmpty();
  }

  @Test
  void check_fails_with_what_is_damaged() {
    services.databaseDesk.faults.add("row 7 missing from index item_path");
    Terminal.Result result = terminal.run("db", "check", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("row 7 missing from index item_path", "restore a copy");
    assertThat(result.out())
        .contains("\"items\":{\"SEEDING\":3}", "\"faults\":[\"row 7", "\"exit\":1");
  }

  @Test
  void backup_names_the_whole_path_and_wants_one() {
    Terminal.Result result = terminal.run("db", "backup", "/backup/../backup/now.db");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("wrote /backup/now.db\n");
    assertThat(services.effects).containsExactly("backup /backup/now.db");
    assertThat(terminal.run("db", "backup", "").code()).isEqualTo(2);
  }

  @Test
  void copy_shows_every_table_and_what_is_left_to_do() {
    Terminal.Result result = terminal.run("db", "copy", "--to", URL);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("item +12 +12")
        .containsPattern("step +40 +40")
        .contains(
            "every count is the same", "never run anything on the old one", "/state/torrents");
    assertThat(services.effects).isEqualTo(List.of("copy " + URL + " usual"));
  }

  @Test
  void copy_takes_a_user_and_prints_json() {
    Terminal.Result result = terminal.run("db", "copy", "--json", "--to", URL, "--user", "me");
    assertThat(services.effects).isEqualTo(List.of("copy " + URL + " me"));
    assertThat(result.out().lines().toList()).hasSize(3);
    assertThat(result.out())
        .contains("\"type\":\"table\"", "\"rows\":12", "\"torrents\":\"/state/torrents\"");
  }

  @Test
  void copy_wants_to_know_where_to() {
    assertThat(terminal.run("db", "copy").code()).isEqualTo(2);
    assertThat(terminal.run("db", "copy", "--to", "").code()).isEqualTo(2);
    assertThat(services.effects).isEmpty();
  }
}
