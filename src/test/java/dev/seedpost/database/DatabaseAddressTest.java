package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/seedpost",
        "jdbc:postgresql://db.example:5433/seedpost?sslmode=verify-full&ApplicationName=a",
        "jdbc:postgresql://one.example,two.example/seedpost?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/seedpost"
      })
  void a_host_and_a_database_are_enough(String url) {
    DatabaseAddress address = new DatabaseAddress(url, "seedpost");
    assertThat(address.shown()).startsWith("postgresql://").endsWith("/seedpost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:hunter22@db.example/seedpost",
        "jdbc:postgresql://me@db.example/seedpost",
        "jdbc:postgresql://db.example/seedpost?password=hunter22",
        "jdbc:postgresql://db.example/seedpost?sslmode=require&PassWord=hunter22",
        "jdbc:postgresql://db.example/seedpost?%70assword=hunter22",
        "jdbc:postgresql://db.example/seedpost?sslpassword=hunter22"
      })
  void a_password_in_it_is_refused_and_not_repeated(String url) {
    assertThatThrownBy(() -> new DatabaseAddress(url, "seedpost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secret set database-password")
        .hasMessageNotContaining("hunter22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "postgresql://db.example/seedpost",
        "jdbc:sqlite:/var/lib/seedpost.db",
        "jdbc:postgresql:seedpost",
        "jdbc:postgresql://",
        "jdbc:postgresql:///seedpost",
        "jdbc:postgresql://db.example",
        "jdbc:postgresql://db.example/",
        "jdbc:postgresql://db.example:many/seedpost"
      })
  void what_names_no_host_and_database_is_refused(String url) {
    assertThatThrownBy(() -> new DatabaseAddress(url, "seedpost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as jdbc:postgresql://db.example/seedpost");
  }

  @Test
  void the_user_stands_beside_it() {
    assertThatThrownBy(
            () -> new DatabaseAddress("jdbc:postgresql://db.example/seedpost?user=me", "me"))
        .hasMessageContaining("'user' beside it");
    assertThatThrownBy(() -> new DatabaseAddress("jdbc:postgresql://db.example/seedpost", " "))
        .hasMessageContaining("needs a user");
  }
}
