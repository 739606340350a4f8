package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {
  @ParameterizedTest
  @CsvSource({
    "a.flac b.jpg c.log, music",
    "a.MP3, music",
    "a.flac booklet.pdf, music",
    "a.m4b, audiobook",
    "a.mkv a.srt, video",
    "a.cbz, comic",
    "a.cbr a.pdf, comic",
    "a.epub a.mobi, e-book",
    "setup.exe readme.txt, application",
    "a.flac b.mkv,",
    "a.flac b.m4b,",
    "setup.exe theme.mp3,",
    "a.mkv codec.exe,",
    "setup.exe manual.pdf,",
    "a.txt,",
    "flac,",
    "a.flac.jpg,"
  })
  void the_endings_tell_the_kind_or_leave_it_open(String files, String kind) {
    List<ContentFile> all =
        Arrays.stream(files.split(" ", -1)).map(name -> new ContentFile(name, 1, 0)).toList();
    Content content = new Content(Path.of("/x"), all, List.of());
    assertThat(Kinds.of(content).orElse(null)).isEqualTo(kind);
  }
}
