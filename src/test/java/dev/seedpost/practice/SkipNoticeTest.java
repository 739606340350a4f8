package dev.seedpost.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

class SkipNoticeTest {
  private static final String RUNS = "seedpost.test.skipNotice";

  @EnabledIfSystemProperty(named = RUNS, matches = "true")
  static class Skipped {
    @BeforeAll
    static void skip() {
      RealQbittorrent.abortIfSkipped("");
    }

    @Test
    void one() {}

    @Test
    void two() {}
  }

  @EnabledIfSystemProperty(named = RUNS, matches = "true")
  static class SkippedInside {
    @Test
    void one() {
      RealQbittorrent.abortIfSkipped("true");
    }

    @Test
    void aborted_for_another_reason() {
      throw new TestAbortedException("no network");
    }
  }

  @Test
  void every_test_of_a_skipped_class_is_counted_once() {
    SkipNotice notice = new SkipNotice();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Skipped.class), selectClass(SkippedInside.class))
            .configurationParameter("junit.jupiter.conditions.deactivate", "*")
            .build();
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(request, notice);

    assertThat(notice.count()).isEqualTo(3);
  }

  @Test
  void the_notice_is_loud_and_only_there_when_something_was_skipped() {
    assertThat(SkipNotice.notice(0)).isEmpty();
    assertThat(SkipNotice.notice(12))
        .contains("12 integration tests were SKIPPED because of -Dseedpost.it.skip");
  }

  @Test
  void only_the_property_skips() {
    assertThatCode(() -> RealQbittorrent.abortIfSkipped(null)).doesNotThrowAnyException();
    assertThatCode(() -> RealQbittorrent.abortIfSkipped("false")).doesNotThrowAnyException();
    assertThatThrownBy(() -> RealQbittorrent.abortIfSkipped(""))
        .isInstanceOf(TestAbortedException.class);
  }
}
