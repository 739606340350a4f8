package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way to a site, on which connections break. One request per connection. */
final class FireProxy implements AutoCloseable {
  private static final Duration LATE = Duration.ofMillis(1500);

  /** Twice CR and LF. */
  private static final int END_OF_HEAD = 0x0d0a0d0a;

  /** What the site was told, also what did not arrive whole. */
  final FireWire wire;

  private final FireSite site;
  private final ServerSocket listening;
  private final Queue<FireFault.Kind> uploads = new ConcurrentLinkedQueue<>();
  private final Queue<FireFault.Kind> looks = new ConcurrentLinkedQueue<>();
  private volatile boolean gone;

  FireProxy(FireSite site, FireWire wire) throws IOException {
    this.site = site;
    this.wire = wire;
    listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
  }

  /** Treats the next upload, or the next other request, in this way. */
  void next(FireFault.Kind kind) {
    (kind == FireFault.Kind.LOOK_LOST ? looks : uploads).add(kind);
  }

  /** Lets nobody through while it is so. */
  void gone(boolean isGone) {
    gone = isGone;
  }

  void honest() {
    gone = false;
    uploads.clear();
    looks.clear();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        // The end.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      if (gone) {
        reset(connection);
        return;
      }
      InputStream in = connection.getInputStream();
      String head = head(in);
      wire.heard(head.getBytes(ISO_8859_1));
      Queue<FireFault.Kind> faults = head.startsWith("POST ") ? uploads : looks;
      Optional<FireFault.Kind> fault = Optional.ofNullable(faults.poll());
      if (fault.filter(FireFault.Kind.RESET_BEFORE_BODY::equals).isPresent()) {
        reset(connection);
        return;
      }
      int length = length(head);
      if (fault.filter(FireFault.Kind.RESET_IN_BODY::equals).isPresent()) {
        wire.heard(in.readNBytes(length / 2));
        reset(connection);
        return;
      }
      byte[] body = in.readNBytes(length);
      wire.heard(body);
      byte[] reply = head.startsWith("POST ") ? upload(head, body) : exchange(head, body);
      if (reply.length == 0
          || fault.filter(FireFault.Kind.RESET_AFTER_BODY::equals).isPresent()
          || fault.filter(FireFault.Kind.LOOK_LOST::equals).isPresent()) {
        reset(connection);
        return;
      }
      if (fault.filter(FireFault.Kind.LATE_REPLY::equals).isPresent()) {
        Pauses.sleep(LATE, "hold back a reply");
      }
      connection.getOutputStream().write(reply);
    } catch (IOException hungUp) {
      // The program died or gave up.
    }
  }

  /** As a dying machine does it: not with a regular end. */
  private static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lastFour = 0;
    while (lastFour != END_OF_HEAD) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      head.write(next);
      lastFour = lastFour << 8 | next;
    }
    return head.toString(ISO_8859_1);
  }

  private static int length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private byte[] upload(String head, byte[] body) throws IOException {
    site.uploadBegins(new String(body, ISO_8859_1));
    try {
      return exchange(head, body);
    } finally {
      site.uploadEnds();
    }
  }

  private byte[] exchange(String head, byte[] body) throws IOException {
    String alone = head.replaceFirst("(?i)\r\nconnection:[^\r]*", "");
    URI address = site.tracker.url();
    try (Socket there = new Socket(address.getHost(), address.getPort())) {
      String sent = alone.substring(0, alone.length() - 2) + "Connection: close\r\n\r\n";
      there.getOutputStream().write(sent.getBytes(ISO_8859_1));
      there.getOutputStream().write(body);
      return closing(here(there.getInputStream().readAllBytes()));
    }
  }

  /** The site names itself by its own address; announces go there without a bad line. */
  private byte[] here(byte[] reply) {
    String text = new String(reply, ISO_8859_1);
    String theirs = site.tracker.url().getAuthority();
    String ours = url().getAuthority();
    if (text.contains("4:infod") || theirs.length() != ours.length()) {
      return reply;
    }
    return text.replace(theirs, ours).getBytes(ISO_8859_1);
  }

  /** The client must not wait for another reply on this connection. */
  private static byte[] closing(byte[] reply) {
    int line = 0;
    while (line < reply.length && reply[line] != '\n') {
      line++;
    }
    if (line == reply.length) {
      return reply;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(reply, 0, line + 1);
    out.writeBytes("Connection: close\r\n".getBytes(ISO_8859_1));
    out.writeBytes(Arrays.copyOfRange(reply, line + 1, reply.length));
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
