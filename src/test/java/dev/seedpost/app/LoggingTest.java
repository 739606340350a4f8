package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LoggingTest {
  private static final String PASSKEY = "0123456789abcdef0123456789abcdef";

  private final Logger log = LoggerFactory.getLogger("dev.seedpost.upload.Uploader");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final SecretMask mask = new SecretMask();

  @AfterEach
  void putBack() throws IOException {
    MDC.clear();
    new Logging().configure((LoggerContext) LoggerFactory.getILoggerFactory());
    LogManager.getLogManager().readConfiguration();
  }

  private void start(Level level, boolean journal) {
    mask.learn(Secret.of(PASSKEY));
    Logging.start(stream, level, journal, mask);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_line_has_time_level_subject_place_and_message() {
    start(Level.INFO, false);
    MDC.put("item", "12");
    MDC.put("tracker", "red");
    MDC.put("other", "x");

    log.atInfo().addKeyValue("state", "SENDING").log("sent {} ü", 3);

    assertThat(text())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  \\[tracker=red item=12\\]"
                + " upload\\.Uploader: sent 3 ü state=SENDING\n");
  }

  @Test
  void for_the_journal_a_priority_stands_in_place_of_the_time() {
    start(Level.TRACE, true);

    log.error("e");
    log.warn("w");
    log.info("i");
    log.debug("d");
    log.trace("t");

    assertThat(text())
        .isEqualTo(
            """
            <3>ERROR upload.Uploader: e
            <4>WARN  upload.Uploader: w
            <6>INFO  upload.Uploader: i
            <7>DEBUG upload.Uploader: d
            <7>TRACE upload.Uploader: t
            """);
  }

  @Test
  void secrets_and_control_characters_reach_no_line() {
    start(Level.INFO, true);
    MDC.put("tracker", PASSKEY);

    log.atWarn()
        .addKeyValue("key", PASSKEY)
        .setCause(
            new IllegalStateException(
                "at https://t.example/" + PASSKEY, new IOException("\u001b[31m" + PASSKEY)))
        .log("announce {}\nforged <3>ERROR line", PASSKEY);

    assertThat(text())
        .doesNotContain(PASSKEY)
        .doesNotContain("\u001b")
        .contains("[tracker=[secret]]")
        .contains("announce [secret]\\u000aforged")
        .contains("key=[secret]")
        .contains("<4>  java.lang.IllegalStateException: at https://t.example/[secret]\n")
        .contains("<4>  caused by java.io.IOException: \\u001b[31m[secret]\n")
        .contains("<4>    at dev.seedpost.app.LoggingTest.");
    assertThat(text().lines()).allMatch(line -> line.startsWith("<4>"));
  }

  @Test
  void a_new_configuration_may_want_more_or_less() {
    start(Level.INFO, false);
    Logging.level("debug");
    assertThat(LoggerFactory.getLogger("dev.seedpost.queue").isDebugEnabled()).isTrue();
    Logging.level("error");
    assertThat(LoggerFactory.getLogger("dev.seedpost.queue").isWarnEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.quartz").isErrorEnabled()).isFalse();
  }

  @Test
  void libraries_speak_only_when_something_is_wrong() {
    start(Level.DEBUG, true);

    LoggerFactory.getLogger("org.quartz.core.QuartzScheduler").info("noise");
    LoggerFactory.getLogger("com.zaxxer.hikari.HikariDataSource").warn("pool is full");
    LoggerFactory.getLogger("org.freedesktop.dbus.Bus").error("no bus");
    log.debug("d");

    assertThat(text())
        .isEqualTo("<4>WARN  HikariDataSource: pool is full\n<7>DEBUG upload.Uploader: d\n");
  }

  @Test
  void the_jdks_own_log_is_passed_on_but_not_the_tag_readers() {
    start(Level.INFO, true);

    var jdk = java.util.logging.Logger.getLogger("okhttp3.OkHttpClient");
    jdk.info("noise");
    jdk.log(java.util.logging.Level.WARNING, "leaked {0}", PASSKEY);
    java.util.logging.Logger.getLogger("org.jaudiotagger.tag.id3").severe("odd tag");

    assertThat(text()).isEqualTo("<4>WARN  OkHttpClient: leaked [secret]\n");
  }

  @Test
  void a_new_start_leaves_the_stream_open() {
    start(Level.INFO, true);
    start(Level.INFO, true);

    log.info("still there");

    assertThat(text()).isEqualTo("<6>INFO  upload.Uploader: still there\n");
    assertThat(stream.checkError()).isFalse();
  }

  @Test
  void how_much_is_said_depends_on_who_runs() {
    Logging.forCommand(Map.of(), 0, mask);
    assertThat(log.isWarnEnabled()).isTrue();
    assertThat(log.isInfoEnabled()).isFalse();
    Logging.forCommand(Map.of(), 1, mask);
    assertThat(log.isInfoEnabled()).isTrue();
    assertThat(log.isDebugEnabled()).isFalse();
    Logging.forCommand(Map.of(), 2, mask);
    assertThat(log.isDebugEnabled()).isTrue();
    Logging.forDaemon(Map.of(), 0, mask);
    assertThat(log.isInfoEnabled()).isTrue();
    assertThat(log.isDebugEnabled()).isFalse();
    Logging.forDaemon(Map.of(), 1, mask);
    assertThat(log.isDebugEnabled()).isTrue();
  }

  @Test
  void the_journal_is_recognised_by_the_stream_itself() throws IOException {
    Map<String, Object> own = Files.readAttributes(Path.of("/proc/self/fd/1"), "unix:dev,ino");

    assertThat(Logging.isJournal(Map.of(), 1)).isFalse();
    assertThat(Logging.isJournal(Map.of("JOURNAL_STREAM", ""), 1)).isFalse();
    assertThat(Logging.isJournal(Map.of("JOURNAL_STREAM", "1:2"), 1)).isFalse();
    assertThat(
            Logging.isJournal(Map.of("JOURNAL_STREAM", own.get("dev") + ":" + own.get("ino")), 1))
        .isTrue();
    assertThat(Logging.isJournal(Map.of("JOURNAL_STREAM", "1:2"), 9999)).isTrue();
  }
}
