package dev.seedpost.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL database is and as whom to log in; the password is a secret of its own and
 * never a part of this.
 *
 * @param url {@code jdbc:postgresql://host:port/database?options}, see <a
 *     href="https://jdbc.postgresql.org/documentation/use/">the driver's manual</a>
 * @param user who logs in
 */
public record DatabaseAddress(String url, String user) {
  private static final String SCHEME = "jdbc:postgresql://";

  /** Options of the driver that hold a secret, and the one that has a place of its own. */
  private static final Set<String> SECRETS = Set.of("password", "sslpassword");

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException saying what is wrong with them, without repeating a password
   */
  public DatabaseAddress {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "takes a URL such as jdbc:postgresql://db.example/seedpost");
    }
    String rest = url.substring(SCHEME.length());
    String place = rest.split("\\?", 2)[0];
    List<String> options = options(rest);
    if (place.contains("@") || options.stream().anyMatch(SECRETS::contains)) {
      throw new IllegalArgumentException(
          "must not hold a password or a login: the name belongs to 'user', the password is the"
              + " secret 'database-password' (seedpost secret set database-password)");
    }
    if (options.contains("user")) {
      throw new IllegalArgumentException("must not name the user; that is 'user' beside it");
    }
    if (place.indexOf('/') <= 0
        || place.endsWith("/")
        || Driver.parseURL(url, new Properties()) == null) {
      throw new IllegalArgumentException(
          "takes a host and a database, such as jdbc:postgresql://db.example/seedpost");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("needs a user");
    }
  }

  private static List<String> options(String rest) {
    if (!rest.contains("?")) {
      return List.of();
    }
    return Stream.of(rest.substring(rest.indexOf('?') + 1).split("&", -1))
        .map(option -> option.split("=", 2)[0])
        .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Host and database, for messages. */
  public String shown() {
    return url.substring("jdbc:".length()).split("\\?", 2)[0];
  }
}
