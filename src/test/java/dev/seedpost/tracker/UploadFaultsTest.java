package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An upload by every family's real client through every network fault. Once the request may have
 * left, only what the site's software answers before it looks at an upload is anything else than
 * unsure.
 */
class UploadFaultsTest {
  private static final FaultTable UPLOADS =
      new FaultTable(
          """
          fault              | red    ops    lst    huno   btn    bhd    ant    rtf    dc     hook
          REFUSED            | down   down   down   down   down   down   down   down   down   down
          RESET_AMID_REQUEST | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          RESET_BEFORE_REPLY | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          RESET_AMID_REPLY   | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          EMPTY_REPLY        | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          GARBAGE            | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          GARBAGE_CHUNK      | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          CUT_CHUNK          | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          SHORT_BODY         | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          BYTE_BY_BYTE       | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          DELAY              | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          TOO_LONG           | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          LOGIN_302          | login  login  login  login  login  unsure unsure unsure unsure unsure
          LOGIN_PHP_302      | login  login  login  login  login  unsure unsure unsure unsure unsure
          FRONT_PAGE_302     | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          CHALLENGE_403      | no     no     no     no     no     no     no     no     no     unsure
          CHALLENGE_503      | no     no     no     no     no     no     no     no     no     unsure
          BLOCKED_403        | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          DOWN_503           | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          TIMEOUT_408        | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          CLOUDFLARE_520     | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          HTML_200           | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          CUT_ANSWER_200     | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          NO_CONTENT_204     | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          EMPTY_500          | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          JSON_500           | unsure unsure unsure unsure unsure unsure unsure unsure unsure unsure
          LIMITED_429        | limit  limit  limit  limit  limit  limit  limit  limit  limit  unsure
          """);

  /** What comes before the upload only reads, whatever its method. */
  private static final FaultTable BEFORE =
      new FaultTable(
          """
          fault              | form  autofill
          REFUSED            | down  down
          RESET_AMID_REQUEST | down  down
          RESET_BEFORE_REPLY | down  down
          RESET_AMID_REPLY   | down  down
          EMPTY_REPLY        | down  down
          GARBAGE            | down  down
          GARBAGE_CHUNK      | down  down
          CUT_CHUNK          | down  down
          SHORT_BODY         | down  down
          BYTE_BY_BYTE       | down  down
          DELAY              | down  down
          TOO_LONG           | down  down
          LOGIN_302          | login login
          LOGIN_PHP_302      | login login
          FRONT_PAGE_302     | no    no
          CHALLENGE_403      | no    no
          CHALLENGE_503      | no    no
          BLOCKED_403        | login login
          DOWN_503           | down  down
          TIMEOUT_408        | down  down
          CLOUDFLARE_520     | down  down
          HTML_200           | down  down
          CUT_ANSWER_200     | down  down
          NO_CONTENT_204     | down  down
          EMPTY_500          | down  down
          JSON_500           | down  down
          LIMITED_429        | limit limit
          """);

  @Test
  void every_fault_has_its_row() {
    assertThat(UPLOADS.gaps()).isEmpty();
    assertThat(BEFORE.gaps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_word_of_success_that_the_faults_cut_is_one(FaultedSite site) throws IOException {
    String whole = NetworkFault.answer(site.status(), "Content-Type: " + site.type() + "\r\n", "");
    String answer = whole.replace("Content-Length: 0\r\n\r\n", length(site)) + site.success();
    try (FaultySite good = new FaultySite(site, site.uploading(), (wire, of) -> wire.say(answer))) {
      UploadResult result =
          site.client(good.base(), FaultTrial.http(FaultTrial.patient())).upload(site.request());

      assertThat(result).isInstanceOf(UploadResult.Accepted.class);
      assertThat(good.struck()).singleElement().asString().startsWith("POST /");
    }
  }

  private static String length(FaultedSite site) {
    return "Content-Length: " + site.success().length() + "\r\n\r\n";
  }

  private static Stream<Arguments> uploads() {
    return Stream.of(FaultedSite.values())
        .flatMap(site -> Arrays.stream(NetworkFault.values()).map(one -> Arguments.of(site, one)));
  }

  @ParameterizedTest
  @MethodSource("uploads")
  void an_upload_leaves_once_whatever_comes_back(FaultedSite site, NetworkFault fault)
      throws IOException {
    FaultTrial trial = FaultTrial.of(site, site.uploading(), fault);
    FailureKind kind = UPLOADS.of(fault, site.name().toLowerCase(Locale.ROOT));

    trial.came(kind, fault);
    trial.showsNoKey();
    assertThat(trial.answered()).hasSize(site.uploading().before());
    assertThat(trial.struck()).hasSize(fault == NetworkFault.REFUSED ? 0 : 1);
    assertThat(trial.failure().getMessage().contains("nothing was sent"))
        .isEqualTo(fault == NetworkFault.REFUSED);
    if (kind == FailureKind.UNCERTAIN && site != FaultedSite.BTN) {
      assertThat(trial.failure())
          .hasMessageMatching(".*(took effect is unknown|stored all the same)");
    }
  }

  private static Stream<Arguments> steps() {
    return Stream.of(SiteCall.FORM, SiteCall.AUTOFILL)
        .flatMap(call -> Arrays.stream(NetworkFault.values()).map(one -> Arguments.of(call, one)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void nothing_is_uploaded_if_the_form_does_not_come(SiteCall call, NetworkFault fault)
      throws IOException {
    FaultTrial trial = FaultTrial.of(FaultedSite.BTN, call, fault);

    trial.came(BEFORE.of(fault, call.name().toLowerCase(Locale.ROOT)), fault);
    trial.showsNoKey();
    assertThat(trial.failure()).hasMessageStartingWith("Failed to prepare the upload of ");
    assertThat(trial.answered()).hasSize(call.before());
    List<String> struck = fault == NetworkFault.REFUSED ? List.of() : List.of(first(call));
    assertThat(trial.struck()).isEqualTo(struck);
  }

  private static String first(SiteCall call) {
    return (call == SiteCall.FORM ? "GET" : "POST") + " /upload.php HTTP/1.1";
  }
}
