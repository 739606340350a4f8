package dev.seedpost.foreign;

import dev.seedpost.database.ForeignRows;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * autobrr's {@code autobrr.db}: the table {@code indexer} with {@code identifier}, {@code base_url}
 * and {@code settings} (a JSON object, such as {@code {"api_key": "..."}}), the table {@code
 * client} with {@code type} and {@code password}. Their form is that of {@code
 * internal/database/indexer.go} and {@code download_client.go} in the repository autobrr/autobrr.
 * Its {@code config.toml} ({@code internal/config/config.go} there) holds only what is for autobrr
 * itself.
 */
final class AutobrrDatabase {
  static final String NOTE =
      "autobrr's config.toml holds no tracker's or client's credential; they are in autobrr.db"
          + " beside it, which can be imported, or in the PostgreSQL database that it names, which"
          + " is not read here";

  private final ForeignRows rows;
  private final Wanted wanted;
  private final List<Finding> all = new ArrayList<>();

  AutobrrDatabase(Path file, String doing, Wanted wanted) {
    this.rows = new ForeignRows(file, "autobrr", doing);
    this.wanted = wanted;
  }

  List<Finding> findings() {
    rows.read(
            "select identifier, base_url, cast(settings as text) from indexer order by"
                + " id limit 1000")
        .forEach(this::indexer);
    rows.read("select name, type, password from client order by enabled desc, id limit 1000")
        .forEach(this::client);
    return all;
  }

  private void indexer(List<String> row) {
    String identifier = row.get(0);
    Optional<Definition> tracker =
        wanted.trackerAtUrl(row.get(1)).or(() -> wanted.tracker(identifier));
    Json.read(row.get(2))
        .orElse(Json.EMPTY)
        .entries()
        .forEach((name, value) -> {
          String key = String.valueOf(name);
          String where = "indexer " + identifier + ", " + key;
          if (value instanceof String text && Wanted.looksSecret(key)) {
            (tracker.isPresent()
                    ? wanted.credential(where, tracker.get(), key, text)
                    : wanted.unknown(where, key, text))
                .ifPresent(all::add);
          }
        });
  }

  private void client(List<String> row) {
    String where = "client " + row.get(0) + ", password";
    String password = row.get(2);
    (row.get(1).equals("QBITTORRENT")
            ? wanted.clientPassword(where, password)
            : wanted.unknown(where, "password", password))
        .ifPresent(all::add);
  }
}
