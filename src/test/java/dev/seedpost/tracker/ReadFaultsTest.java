package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call that only reads, by every family's real client through every network fault: it is never
 * unsure, and it is made once. Who made it tries again later, and after a refused login not at all.
 */
class ReadFaultsTest {
  private static final FaultTable READS =
      new FaultTable(
          """
          fault              | gazelle unit3d file  btn   link  api
          REFUSED            | down    down   down  down  down  down
          RESET_AMID_REQUEST | down    down   down  down  down  down
          RESET_BEFORE_REPLY | down    down   down  down  down  down
          RESET_AMID_REPLY   | down    down   down  down  down  down
          EMPTY_REPLY        | down    down   down  down  down  down
          GARBAGE            | down    down   down  down  down  down
          GARBAGE_CHUNK      | down    down   down  down  down  down
          CUT_CHUNK          | down    down   down  down  down  down
          SHORT_BODY         | down    down   down  down  down  down
          BYTE_BY_BYTE       | down    down   down  down  down  down
          DELAY              | down    down   down  down  down  down
          TOO_LONG           | down    down   down  down  down  down
          LOGIN_302          | login   login  login login login login
          LOGIN_PHP_302      | login   login  login login login login
          FRONT_PAGE_302     | login   login  down  login login login
          CHALLENGE_403      | no      no     no    no    no    no
          CHALLENGE_503      | no      no     no    no    no    no
          BLOCKED_403        | no      no     no    no    no    no
          DOWN_503           | down    down   down  down  down  down
          TIMEOUT_408        | down    down   down  down  down  down
          CLOUDFLARE_520     | down    down   down  down  down  down
          HTML_200           | down    down   down  down  down  down
          CUT_ANSWER_200     | down    down   down  down  down  down
          NO_CONTENT_204     | down    down   down  down  down  down
          EMPTY_500          | down    down   down  down  down  down
          JSON_500           | down    down   down  down  down  down
          LIMITED_429        | limit   limit  limit limit limit limit
          """);

  record Read(FaultedSite site, SiteCall call, String column) {
    @Override
    public String toString() {
      return call + " at " + site;
    }
  }

  private static final List<Read> CALLS =
      List.of(
          new Read(FaultedSite.RED, SiteCall.ACCOUNT, "gazelle"),
          new Read(FaultedSite.RED, SiteCall.FIND, "gazelle"),
          new Read(FaultedSite.RED, SiteCall.DOWNLOAD, "gazelle"),
          new Read(FaultedSite.OPS, SiteCall.ACCOUNT, "gazelle"),
          new Read(FaultedSite.OPS, SiteCall.FIND, "gazelle"),
          new Read(FaultedSite.OPS, SiteCall.DOWNLOAD, "gazelle"),
          new Read(FaultedSite.LST, SiteCall.ACCOUNT, "unit3d"),
          new Read(FaultedSite.LST, SiteCall.FIND, "unit3d"),
          new Read(FaultedSite.LST, SiteCall.DOWNLOAD, "file"),
          new Read(FaultedSite.HUNO, SiteCall.ACCOUNT, "unit3d"),
          new Read(FaultedSite.HUNO, SiteCall.FIND, "unit3d"),
          new Read(FaultedSite.HUNO, SiteCall.DOWNLOAD, "file"),
          new Read(FaultedSite.BTN, SiteCall.ACCOUNT, "btn"),
          new Read(FaultedSite.BTN, SiteCall.FIND, "btn"),
          new Read(FaultedSite.BTN, SiteCall.DOWNLOAD, "btn"),
          new Read(FaultedSite.BTN, SiteCall.LINK, "link"),
          new Read(FaultedSite.BHD, SiteCall.FIND, "api"),
          new Read(FaultedSite.ANT, SiteCall.FIND, "api"),
          new Read(FaultedSite.DC, SiteCall.DOWNLOAD, "api"));

  /** A download key that the site does not take is learned anew, once, by another call. */
  private static final Set<NetworkFault> WRONG_KEY =
      Set.of(NetworkFault.LOGIN_302, NetworkFault.LOGIN_PHP_302);

  @Test
  void every_fault_has_its_row() {
    assertThat(READS.gaps()).isEmpty();
  }

  private static Stream<Arguments> reads() {
    return CALLS.stream()
        .flatMap(read -> Arrays.stream(NetworkFault.values()).map(one -> Arguments.of(read, one)));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void a_look_that_fails_is_made_once_and_is_never_unsure(Read read, NetworkFault fault)
      throws IOException {
    FaultTrial trial = FaultTrial.of(read.site(), read.call(), fault);

    FailureKind kind = READS.of(fault, read.column());
    assertThat(kind).isNotEqualTo(FailureKind.UNCERTAIN);
    trial.came(kind, fault);
    trial.showsNoKey();
    assertThat(trial.answered()).hasSize(read.call().before());
    if (read.column().equals("file") && WRONG_KEY.contains(fault)) {
      assertThat(trial.struck())
          .extracting(line -> line.replaceAll("(?<=torrents?/)[^ ]*", "…"))
          .containsExactly("GET /torrent/… HTTP/1.1", "GET /api/torrents/… HTTP/1.1");
    } else {
      assertThat(trial.struck()).hasSize(fault == NetworkFault.REFUSED ? 0 : 1);
    }
  }
}
