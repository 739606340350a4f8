package dev.seedpost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sites, the client, and the folders of the one program under fire on SQLite. */
final class FireStage implements AutoCloseable {
  private static final String ROOM = "size=64m";

  final List<FireSite> sites = FireSite.three();
  final FireNode node;
  final Path folder;

  /** Whether the state lies on a small disk of its own, which can be filled. */
  final boolean smallDisk;

  FireStage(Path folder) throws IOException {
    this.folder = folder;
    Path state = Files.createDirectories(folder.resolve("state"));
    smallDisk = run("mount", "-t", "tmpfs", "-o", ROOM, "tmpfs", state.toString());
    node =
        new FireNode(
            folder,
            folder.resolve("drop"),
            sites,
            new FireClient(new FireWire(folder.resolve("wire/client"))),
            new FireCommand(folder),
            Map.of());
  }

  /** Whether another program did what it was asked for. */
  static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    node.close();
    node.client.close();
    for (FireSite site : sites) {
      site.close();
    }
    if (smallDisk && !run("umount", "-l", node.state().toString())) {
      throw new IOException("the small disk at " + node.state() + " cannot be taken away");
    }
  }
}
