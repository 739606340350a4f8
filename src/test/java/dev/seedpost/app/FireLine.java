package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The line of one node to the database server, which can be cut. */
final class FireLine implements AutoCloseable {
  /** The driver says so in plain words as long as it prepares nothing on the server. */
  private static final String COMMIT = "COMMIT";

  /** How long the server gets to do what it was told before its answer is lost. */
  private static final Duration DONE = Duration.ofMillis(100);

  private static final Duration LITTLE = Duration.ofMillis(20);

  private final int server;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<Loss> loss = new AtomicReference<>(Loss.NONE);
  private final AtomicInteger commitsLeft = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /** How the line is. */
  enum State {
    OPEN,
    /** Nothing goes through; what is on its way arrives when the line is open again. */
    SILENT,
    /** Every connection ends, and no other is made. */
    CUT
  }

  /** What becomes of a commit. */
  enum Loss {
    NONE,
    /** It does not arrive. */
    ORDER,
    /** It is done, and nobody hears of it. */
    ANSWER
  }

  FireLine(int server) throws IOException {
    this.server = server;
    listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  void become(State next) {
    state.set(next);
    if (next == State.CUT) {
      open.forEach(FireLine::reset);
    }
  }

  /** Loses one of the next commits: the first, or a later one. */
  void lose(Loss next, int number) {
    commitsLeft.set(number);
    loss.set(next);
  }

  /** How many commits were lost in either way. */
  int lost() {
    return lost.get();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException closed) {
        // The end.
      }
    }
  }

  private void connect(Socket near) {
    if (state.get() == State.CUT) {
      reset(near);
      return;
    }
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
      open.add(near);
      open.add(far);
      Thread.ofVirtual().start(() -> carry(far, near, false));
      carry(near, far, true);
    } catch (IOException noServer) {
      reset(near);
    }
  }

  private void carry(Socket from, Socket to, boolean orders) {
    byte[] some = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        while (state.get() == State.SILENT) {
          Pauses.sleep(LITTLE, "wait for the line");
        }
        Loss here = orders ? loss(new String(some, 0, length, ISO_8859_1)) : Loss.NONE;
        if (here != Loss.ORDER) {
          to.getOutputStream().write(some, 0, length);
        }
        if (here != Loss.NONE) {
          lost.incrementAndGet();
          // The answer must not come through meanwhile: its way ends first.
          reset(from);
          Pauses.sleep(DONE, "let the server do it");
          reset(to);
          return;
        }
      }
    } catch (IOException ended) {
      // One of them has died or was cut off.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private Loss loss(String order) {
    return order.contains(COMMIT) && commitsLeft.decrementAndGet() == 0
        ? loss.getAndSet(Loss.NONE)
        : Loss.NONE;
  }

  /** As a dying line does it: not with a regular end. */
  private static void reset(Socket connection) {
    try {
      connection.setSoLinger(true, 0);
      connection.close();
    } catch (IOException gone) {
      // Then it has ended.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(FireLine::reset);
  }
}
