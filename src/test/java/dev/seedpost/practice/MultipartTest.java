package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final String TYPE = "multipart/form-data; boundary=line";

  @Test
  void every_file_of_a_field_is_kept_in_order() {
    Multipart form =
        Multipart.read(
            TYPE,
            (file("logfiles[]", "cd1.log", "one")
                    + file("logfiles[]", "cd2.log", "two")
                    + file("file_input", "a.torrent", "torrent")
                    + "--line--\r\n")
                .getBytes(UTF_8));
    assertThat(form.files("logfiles[]"))
        .extracting(Multipart.FilePart::fileName, part -> new String(part.bytes(), UTF_8))
        .containsExactly(tuple("cd1.log", "one"), tuple("cd2.log", "two"));
    assertThat(form.file("logfiles[]")).map(Multipart.FilePart::fileName).contains("cd2.log");
    assertThat(form.files("file_input")).hasSize(1);
    assertThat(form.files("nfo")).isEmpty();
    assertThat(form.file("nfo")).isEmpty();
  }

  private static String file(String field, String name, String text) {
    return "--line\r\nContent-Disposition: form-data; name=\""
        + field
        + "\"; filename=\""
        + name
        + "\"\r\n\r\n"
        + text
        + "\r\n";
  }
}
