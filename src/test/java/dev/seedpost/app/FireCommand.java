package dev.seedpost.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The command that starts the program under fire. It starts hundreds of times, so the JVM keeps
 * what it learned in a first run (JEP 514); for that all classes have to lie in jars.
 */
final class FireCommand {
  private final Path cache;
  private final Path temporary;
  private final String classPath;

  FireCommand(Path folder) throws IOException {
    cache = folder.resolve("program.aot");
    temporary = Files.createDirectories(folder.resolve("tmp"));
    List<Path> folders = new ArrayList<>();
    List<String> jars = new ArrayList<>();
    Path all = folder.resolve("program.jar");
    jars.add(all.toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(entry))) {
        folders.add(Path.of(entry));
      } else {
        jars.add(entry);
      }
    }
    pack(all, folders);
    classPath = String.join(File.pathSeparator, jars);
  }

  private static void pack(Path jar, List<Path> folders) throws IOException {
    Set<String> packed = new HashSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted().toList()) {
            // Folders too: migrations are found by that of theirs.
            String ending = Files.isDirectory(file) ? "/" : "";
            String name = folder.relativize(file) + ending;
            if (!name.equals("/") && packed.add(name)) {
              out.putNextEntry(new JarEntry(name));
              if (ending.isEmpty()) {
                Files.copy(file, out);
              }
            }
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Which learns, and keeps what it learned when it ends by itself. */
  List<String> learning(Class<?> main, List<String> arguments) {
    return command("-XX:AOTCacheOutput=" + cache, main, arguments);
  }

  /** Which uses what was learned. */
  List<String> quick(Class<?> main, List<String> arguments) {
    return command("-XX:AOTCache=" + cache, main, arguments);
  }

  private List<String> command(String option, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                option,
                "-Xlog:disable",
                // So that it can be searched.
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath,
                main.getName()));
    command.addAll(arguments);
    return command;
  }
}
