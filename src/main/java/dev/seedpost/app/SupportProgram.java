package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.cli.Support;
import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Scrub;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a bug report needs of an installation, whether its configuration is valid or not. */
final class SupportProgram implements Support {
  private static final String MASTER_KEY = "SEEDPOST__MASTER_KEY";
  private static final String YAML = "[^.].*\\.ya?ml";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 100;

  private final Stores stores;
  private final Map<String, String> environment;

  SupportProgram(Stores stores, Map<String, String> environment) {
    this.stores = stores;
    this.environment = environment;
  }

  @Override
  public UnaryOperator<String> scrub() {
    try {
      // Opening it teaches the mask every value; without a store there is none.
      stores.vault().names();
    } catch (FailureException e) {
      throw new FailureException(
          e.kind(),
          "make a support bundle",
          "nothing was written, because without the credential store nobody knows which secrets to"
              + " take out; "
              + e.failure().detail(),
          e);
    }
    Optional.ofNullable(environment.get(MASTER_KEY))
        .filter(key -> !key.isEmpty())
        .ifPresent(key -> stores.mask().learn(Secret.of(key)));
    return new Scrub(stores.mask(), homes(), System.getProperty("user.name", ""))::clean;
  }

  /** As it is named and, behind links, as it is. */
  private Set<String> homes() {
    return Stream.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home", ""))
        .filter(home -> home.startsWith("/"))
        .flatMap(home -> Stream.of(home.replaceFirst("/+$", ""), real(home)))
        .collect(Collectors.toSet());
  }

  private static String real(String folder) {
    try {
      return Path.of(folder).toRealPath().toString();
    } catch (IOException | InvalidPathException absent) {
      return folder;
    }
  }

  @Override
  public List<String> surroundings() {
    return List.of(
        "configuration: " + stores.places().config(),
        "state: " + stores.places().state(),
        "variables that are set: "
            + environment.keySet().stream()
                .filter(name -> name.startsWith("SEEDPOST__"))
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  @Override
  public List<Written> files() {
    List<Written> files = new ArrayList<>();
    files.add(read("seedpost.yaml", stores.configFile()));
    files.addAll(below("rules", rules()));
    files.addAll(below("trackers", stores.places().config().resolve("trackers")));
    return files;
  }

  /** Where they are if the configuration cannot tell. */
  private Path rules() {
    try {
      return stores.settings().rules();
    } catch (FailureException broken) {
      return stores.places().config().resolve("rules");
    }
  }

  private static List<Written> below(String name, Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(read(name + "/" + place.getFileName(), place));
    }
    List<Written> files = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(place, file -> file.getFileName().toString().matches(YAML))) {
      Set<Path> sorted = new TreeSet<>();
      all.forEach(sorted::add);
      sorted.stream()
          .limit(MOST_FILES)
          .forEach(file -> files.add(read(name + "/" + file.getFileName(), file)));
    } catch (IOException | DirectoryIteratorException absent) {
      return List.of();
    }
    return files;
  }

  private static Written read(String name, Path file) {
    try {
      // A link may lead to a key.
      Path real = file.toRealPath();
      if (!Files.isRegularFile(real) || !real.getFileName().toString().matches(YAML)) {
        return new Written(name, "(left out: it is no YAML file)");
      }
      if (Files.size(real) > MOST_BYTES) {
        return new Written(name, "(left out: it is larger than 1 MiB)");
      }
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(real))).toString();
      return new Written(name, text.indexOf('\0') < 0 ? text : "(left out: it is no text)");
    } catch (CharacterCodingException e) {
      return new Written(name, "(left out: it is no text in UTF-8)");
    } catch (IOException e) {
      return new Written(name, "(left out: it is not there or cannot be read)");
    }
  }
}
