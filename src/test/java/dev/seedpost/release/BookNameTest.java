package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookNameTest {
  private static final MediaInfo NONE =
      video -> {
        throw new AssertionError("no video was read");
      };

  @TempDir Path parent;

  private Release read(Path path) {
    return new ReleaseReader(new MutableClock(), NONE).read(Content.read(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e-book | Some Author - Some Title (1987) | Some Author | Some Title | 1987",
        "e-book | Some_Author_-_Some_Title_(1987) | Some Author | Some Title | 1987",
        "e-book | Author, Some – Title: A Story (2001) [EPUB] | Author, Some | Title: A Story |"
            + " 2001",
        "e-book | Some Author - 1984 (1949) (Retail) | Some Author | 1984 | 1949",
        "e-book | Some Title (2011) | | Some Title | 2011",
        "e-book | Various - Some Title (2011) | | Some Title | 2011",
        "e-book | Author - Series 01 - Title (2011) | | | 2011",
        "e-book | Some Title - Some Author | | |",
        "e-book | Author - Title (1949) (2003) | Author | Title |",
        "e-book | Author - Title (2150) | | |",
        "audiobook | Some Author - Some Title (1987) {Some Reader} | Some Author | Some Title |"
            + " 1987",
        "comic | Some Hero 001 (2020) (Digital) (Group) | | Some Hero 001 | 2020",
        "comic | Some Hero 01 (of 12) (2019) | | Some Hero 01 | 2019",
        "comic | Some Hero - The Long Night v02 (1996) | | Some Hero - The Long Night v02 | 1996",
        "comic | Some Hero 001-012 (2019-2020) (Digital) | | |",
        "comic | Some Hero 001 | | |",
        "application | Some Program 4.2 (2024) | | Some Program 4.2 | 2024",
        "application | Maker - Program (2024) | | | 2024",
        "music | Some Artist - Some Title (1987) | | |",
        "other | Some Title (1987) | | |",
        "e-book | (2020) | | |"
      })
  void author_title_and_year(String kind, String name, String author, String title, String year) {
    FolderName read = BookName.read(name, kind, 2027);
    assertThat(read.facts().get(FactName.ARTIST)).isEqualTo(author);
    assertThat(read.facts().get(FactName.TITLE)).isEqualTo(title);
    assertThat(read.facts().get(FactName.YEAR)).isEqualTo(year);
  }

  @Test
  void what_is_said_twice_or_of_several_years_is_a_warning() {
    assertThat(BookName.read("A - T (1949) (2003)", "e-book", 2027).warnings())
        .containsExactly("The name gives more than one year (1949, 2003).");
    assertThat(BookName.read("Hero 1-9 (2019-2020)", "comic", 2027).warnings())
        .containsExactly("The name spans several years, as a collection does; is it one release?");
  }

  @ParameterizedTest
  @CsvSource({
    "a.epub, EPUB",
    "a.PDF, PDF",
    "a.mobi, MOBI",
    "a.azw3, AZW3",
    "a.cbz, CBZ",
    "a.cbr, CBR",
    "a.cb7, CB7"
  })
  void the_ending_is_the_format(String file, String format) throws IOException {
    Files.writeString(parent.resolve(file), "text");
    Release release = read(parent.resolve(file));
    assertThat(release.facts())
        .containsEntry(FactName.FORMAT, new Fact(List.of(format), "files"))
        .containsOnlyKeys(FactName.KIND, FactName.FORMAT);
    assertThat(release.warnings()).isEmpty();
  }

  @Test
  void a_single_book_is_read_from_its_name() throws IOException {
    Path book = Files.writeString(parent.resolve("Author - Title (1987).epub"), "text");
    assertThat(read(book).facts())
        .containsEntry(FactName.KIND, new Fact(List.of("e-book"), "files"))
        .containsEntry(FactName.ARTIST, new Fact(List.of("Author"), "name"))
        .containsEntry(FactName.TITLE, new Fact(List.of("Title"), "name"))
        .containsEntry(FactName.YEAR, new Fact(List.of("1987"), "name"));
  }

  @Test
  void a_book_in_two_formats_has_none() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("Author - Title (1987)"));
    Files.writeString(folder.resolve("a.epub"), "text");
    Files.writeString(folder.resolve("a.mobi"), "text");
    Release release = read(folder);
    assertThat(release.facts()).doesNotContainKey(FactName.FORMAT).containsKey(FactName.TITLE);
    assertThat(release.warnings())
        .containsExactly(
            "The files are of different formats (EPUB, MOBI), so the format is unknown.");
  }

  @Test
  void a_kind_that_a_person_wrote_decides_how_the_name_is_read() throws IOException {
    Path comic = Files.writeString(parent.resolve("Hero - Night 01 (1996).pdf"), "text");
    Files.writeString(parent.resolve("Hero - Night 01 (1996).pdf.seedpost.yaml"), "kind: comic\n");
    Release release = read(comic);
    assertThat(release.text(FactName.TITLE)).contains("Hero - Night 01");
    assertThat(release.text(FactName.FORMAT)).contains("PDF");
    assertThat(release.facts()).doesNotContainKey(FactName.ARTIST);
  }

  @Test
  void a_spoken_book_in_one_file_and_a_program_have_no_format() throws IOException {
    Path spoken = Files.writeString(parent.resolve("Author - Title (1987).m4b"), "sound");
    assertThat(read(spoken).facts())
        .containsOnlyKeys(FactName.KIND, FactName.ARTIST, FactName.TITLE, FactName.YEAR);
    Path program = Files.writeString(parent.resolve("Program 4.2 (2024).dmg"), "code");
    assertThat(read(program).facts())
        .containsOnlyKeys(FactName.KIND, FactName.TITLE, FactName.YEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(1999) ", "((((", "a (", " - ", "(a)", "[]{}()"})
  void hostile_names_end_quickly(String part) {
    String name = part.repeat(70);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> BookName.read(name, "e-book", 2027));
    assertThat(BookName.read(name, "e-book", 2027).facts()).doesNotContainKey(FactName.TITLE);
  }
}
