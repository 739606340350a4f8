package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.MutableClock;
import dev.seedpost.config.ConfigReader;
import dev.seedpost.credentials.MasterKeys;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.credentials.Vault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Families;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.gazelle.GazelleFamily;
import dev.seedpost.tracker.manual.ManualFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each configured tracker has to be given. */
class SitesTest {
  private static final TrackerId RED = new TrackerId("red");
  private static final TrackerId ULCX = new TrackerId("ulcx");

  @TempDir private Path home;
  private Vault vault;
  private Sites sites;

  @BeforeEach
  void open() throws IOException {
    vault =
        new Vault(
            home.resolve("vault/store.json"),
            new MasterKeys(Map.of("SEEDPOST__MASTER_KEY", "master"), home, Prompt.NOBODY),
            new SecretMask(),
            new MutableClock());
    sites = sites("trackers:\n  red: {}\n  ulcx: {}\n");
  }

  private Sites sites(String configuration) throws IOException {
    Path config = Files.writeString(home.resolve("seedpost.yaml"), configuration);
    return new Sites(
        Definitions.shipped(),
        ConfigReader.read(config, Map.of()),
        new Families(
            List.of(new GazelleFamily(), new Unit3dFamily()),
            new ManualFamily(home.resolve("by-hand"))),
        Auditor.of(new Places(home, home), vault, new SecretMask(), new MutableClock(), "test"),
        new Http("Seedpost/test", new SecretMask(), new MutableClock()),
        () -> Gate.OPEN);
  }

  private static void lacks(Runnable call, String secret) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.AUTH);
              assertThat(e.failure().detail()).contains("the secret " + secret + " is not set");
            });
  }

  @Test
  void encodings_leave_together_where_a_person_wants_it() throws IOException {
    vault.set("red-api-key", Secret.of("example-of-no-key"));
    vault.set("red-announce-url", Secret.of("https://flacsfor.me/example-of-no-key/announce"));
    assertThat(sites.of(RED).client().encodingsPerRequest()).isEqualTo(1);
    Sites changed = sites("trackers: {red: {encodings: together}}\n");
    assertThat(changed.of(RED).client().encodingsPerRequest()).isEqualTo(6);
    assertThat(changed.disabled()).isEmpty();
  }

  @Test
  void a_tracker_whose_family_has_no_such_choice_is_disabled_and_the_others_go_on()
      throws IOException {
    Sites changed = sites("trackers:\n  ulcx: {encodings: together}\n  red: {}\n");
    assertThat(changed.disabled().get(ULCX)).contains("encodings");
    assertThat(changed.definition(RED).id()).isEqualTo(RED);
    assertThatThrownBy(() -> changed.definition(ULCX))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG));
  }

  @Test
  void only_a_definition_that_asks_for_an_announce_url_has_to_have_one() {
    assertThat(sites.announce(ULCX)).isEmpty();
    lacks(() -> sites.announce(RED), "red-announce-url");
    vault.set("red-announce-url", Secret.of("https://flacsfor.me/example-of-no-key/announce"));
    assertThat(sites.announce(RED))
        .hasValueSatisfying(url -> assertThat(url.host()).isEqualTo("flacsfor.me"));
  }

  @Test
  void an_optional_secret_may_be_absent_and_makes_a_new_client_when_it_comes() {
    lacks(() -> sites.of(ULCX), "ulcx-api-key");
    vault.set("ulcx-api-key", Secret.of("example-of-no-key"));
    assertThat(sites.of(ULCX)).isSameAs(sites.of(ULCX));
    assertThat(sites.of(ULCX).definition().id()).isEqualTo(ULCX);
    Object before = sites.of(ULCX);
    vault.set("ulcx-rss-key", Secret.of("example-of-another"));
    assertThat(sites.of(ULCX)).isNotSameAs(before);
  }
}
