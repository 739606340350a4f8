package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  private static final Definition RED = Sites.definition("red", URI.create("http://127.0.0.1:1/"));

  private static final List<FormField> FLAC = Sites.form(RED);

  private static List<FormField> with(String name, String value) {
    List<FormField> form =
        new ArrayList<>(FLAC.stream().filter(field -> !field.name().equals(name)).toList());
    form.add(new FormField(name, value));
    return form;
  }

  @Test
  void another_format_bitrate_description_and_request_are_the_same_edition() {
    List<FormField> other = new ArrayList<>();
    for (FormField field : FLAC) {
      other.add(
          switch (field.name()) {
            case "format" -> new FormField("format", "MP3");
            case "bitrate" -> new FormField("bitrate", "320");
            default -> field;
          });
    }
    other.add(new FormField("release_desc", "made by LAME"));
    other.add(new FormField("requestid", "7"));
    assertThat(Encodings.sameEdition(FLAC, other)).isTrue();
    assertThat(Encodings.sameEdition(other, FLAC)).isTrue();
  }

  @Test
  void anything_else_that_differs_is_another_edition() {
    for (String field :
        List.of("title", "year", "media", "remaster_year", "remaster_title", "tags", "scene")) {
      assertThat(Encodings.sameEdition(FLAC, with(field, "2"))).as(field).isFalse();
    }
  }

  @Test
  void rip_logs_belong_to_the_upload_itself() {
    List<FormField> ripped = new ArrayList<>(FLAC);
    ripped.add(new FormField("logfiles[]", "rip.log", FormField.Kind.PAYLOAD_FILE));
    assertThat(Encodings.sameEdition(ripped, FLAC)).isTrue();
    assertThat(Encodings.sameEdition(FLAC, ripped)).isFalse();
  }

  @Test
  void other_categories_than_music_leave_alone() {
    List<FormField> book = List.of(new FormField("type", "2"), new FormField("title", "Book"));
    assertThat(Encodings.sameEdition(book, book)).isFalse();
  }

  @Test
  void a_site_that_is_never_sent_anything_again_takes_each_encoding_alone() {
    Definition together = RED.with("encodings", "together");
    assertThat(new GazelleFamily().problems(together)).isEmpty();
    Definition.Policy policy = RED.policy();
    Definition asking =
        new Definition(
            RED.id(),
            RED.name(),
            together.site(),
            RED.limits(),
            RED.pace(),
            RED.form(),
            new Definition.Policy(
                policy.automation(),
                policy.confirmedBy(),
                false,
                policy.confidence(),
                policy.unproven()));
    assertThat(new GazelleFamily().problems(asking))
        .singleElement()
        .asString()
        .contains("not-found: send-again");
  }
}
