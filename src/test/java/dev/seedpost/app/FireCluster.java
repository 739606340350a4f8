package dev.seedpost.app;

import dev.seedpost.database.Database;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.database.PostgresServer;
import dev.seedpost.failure.FailureException;
import dev.seedpost.queue.UploadQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sites, a PostgreSQL database, and three nodes. The first two share their storage and one
 * client; the third has its own.
 */
final class FireCluster implements AutoCloseable {
  /** How long a silent node keeps its work here. */
  static final Duration LEASE = Duration.ofSeconds(3);

  /** Sites take their time: two uploads at once can then be seen. */
  private static final Duration SITE = Duration.ofMillis(250);

  final List<FireSite> sites = FireSite.three();
  final List<FireMember> members = new ArrayList<>();

  private final Path folder;
  private final FireClient shared;
  private final FireClient own;
  private final DatabaseAddress address = PostgresServer.made();
  private final FireCommand command;

  /** By a line that is always good. */
  private final Database database = Database.open(address, Optional.empty());

  FireCluster(Path folder) throws IOException {
    this.folder = folder;
    shared = new FireClient(new FireWire(folder.resolve("wire/shared")));
    own = new FireClient(new FireWire(folder.resolve("wire/own")));
    command = new FireCommand(folder);
    sites.forEach(site -> site.tracker.onUpload(() -> Pauses.sleep(SITE, "store an upload")));
    for (int number = 1; number <= FireClusterPlan.NODES; number++) {
      String name = "box-" + number;
      FireLine line = new FireLine(server().getPort());
      members.add(new FireMember(node(name, name, line), node(name, name + "-twin", line), line));
    }
  }

  private FireNode node(String name, String place, FireLine line) throws IOException {
    boolean shares = !name.equals("box-3");
    Path content = Files.createDirectories(folder.resolve(shares ? "shared" : "own"));
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "SEEDPOST__DATABASE__URL",
        "jdbc:postgresql://127.0.0.1:" + line.port() + server().getPath() + "?prepareThreshold=0");
    environment.put("SEEDPOST__DATABASE__USER", address.user());
    environment.put("SEEDPOST__NODE__NAME", name);
    environment.put("SEEDPOST__NODE__CONTENT", content.toString());
    environment.put("SEEDPOST__NODE__LEASE", LEASE.toSeconds() + "s");
    environment.put("SEEDPOST__QBITTORRENT__NAME", shares ? "nas" : name);
    return new FireNode(
        Files.createDirectories(folder.resolve(place)),
        content.resolve("drop-" + place),
        sites,
        shares ? shared : own,
        command,
        environment);
  }

  private URI server() {
    return URI.create(address.url().substring("jdbc:".length()));
  }

  /** Whatever waits is due: also what waits until no request can be on its way any more. */
  void timePasses() {
    FireBench.timePasses(database);
    unlessHeld(() ->
        database.write(handle ->
            handle.execute("update tracker_state set slot_taken_at = 0, next_upload_at = 0")));
  }

  /** What waits for another try is due, but nothing that may still be on its way. */
  void hurry() {
    unlessHeld(() -> new UploadQueue(database, InstantSource.system()).hurry());
  }

  /** Several nodes that were paused in mid-write hold the others up, one after the other. */
  private static void unlessHeld(Runnable change) {
    try {
      change.run();
    } catch (FailureException held) {
      // The next time will do.
    }
  }

  List<FireNode> nodes() {
    return members.stream().map(member -> member.node).toList();
  }

  List<FireNode.FireRelease> dropped() {
    return nodes().stream().flatMap(node -> node.dropped().stream()).toList();
  }

  @Override
  public void close() throws IOException {
    for (FireMember member : members) {
      member.close();
    }
    database.close();
    shared.close();
    own.close();
    sites.forEach(FireSite::close);
  }
}
