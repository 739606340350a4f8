package dev.seedpost.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A tracker site below HTTP: the calls that come before the one in question are answered well, and
 * every other one meets the fault.
 */
final class FaultySite implements AutoCloseable {
  /** How a request is treated; the connection is closed afterwards. */
  interface Manners {
    void serve(NetworkFault.Wire wire, FaultedSite site) throws IOException;

    /** Whether it comes before the request has been read to its end. */
    default boolean early() {
      return false;
    }

    default boolean nobodyListens() {
      return false;
    }
  }

  private final FaultedSite site;
  private final SiteCall call;
  private final Manners manners;
  private final ServerSocket listening;
  private final Thread listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> answered = new CopyOnWriteArrayList<>();
  private final List<String> struck = new CopyOnWriteArrayList<>();

  FaultySite(FaultedSite site, SiteCall call, Manners manners) throws IOException {
    this.site = site;
    this.call = call;
    this.manners = manners;
    this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.listener = Thread.ofVirtual().start(this::listen);
    leave();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
  }

  /** The first lines of the requests that were answered well. */
  List<String> answered() {
    return answered;
  }

  /** The first lines of the requests that met the fault. */
  List<String> struck() {
    return struck;
  }

  /** Nobody listens any more once the calls before the one in question have been made. */
  private void leave() throws IOException {
    if (manners.nobodyListens() && answered.size() == call.before()) {
      listening.close();
      try {
        // Until the thread that accepts has seen it, the port takes connections.
        listener.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        // The end.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      String head = head(in);
      String line = head.lines().findFirst().orElseThrow();
      Optional<String> answer = call.healthy(head, base());
      NetworkFault.Wire wire = new NetworkFault.Wire(connection, closing);
      if (answer.isPresent()) {
        readBody(head, in);
        answered.add(line);
        leave();
        wire.say(answer.get());
        return;
      }
      struck.add(line);
      if (!manners.early()) {
        readBody(head, in);
      }
      manners.serve(wire, site);
    } catch (IOException gone) {
      // The client has hung up.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void readBody(String head, InputStream in) throws IOException {
    Optional<String> length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .findFirst();
    if (length.isPresent()) {
      in.readNBytes(Integer.parseInt(length.get().substring(15).strip()));
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
