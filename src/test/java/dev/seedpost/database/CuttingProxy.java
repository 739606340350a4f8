package dev.seedpost.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before the server and cuts a connection when a COMMIT comes by, if it is told to. */
public final class CuttingProxy implements AutoCloseable {
  /** When to cut. */
  public enum Cut {
    NEVER,
    /** The server never hears of the commit. */
    BEFORE,
    /** The server commits; its answer is lost. */
    AFTER
  }

  /** The whole statement as it is sent; "read committed" is another one. */
  private static final String COMMIT = "COMMIT\0";

  private final ServerSocket door;
  private final int server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

  private CuttingProxy(int server, ServerSocket door) {
    this.server = server;
    this.door = door;
  }

  /** Before the server of the tests. */
  public static CuttingProxy open() {
    try {
      CuttingProxy proxy =
          new CuttingProxy(
              PostgresServer.port(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts at the next commit, and lets all others pass. */
  public void cutOnce(Cut when) {
    cut.set(when);
  }

  /** Whether a commit came by since it was told to cut. */
  public boolean hasCut() {
    return cut.get() == Cut.NEVER;
  }

  /** A database of the server, seen through this. */
  public DatabaseAddress through(DatabaseAddress address) {
    DatabaseAddress here = PostgresServer.at(door.getLocalPort(), PostgresServer.name(address));
    // A statement that the server has prepared is sent without its text.
    return new DatabaseAddress(here.url() + "?prepareThreshold=0", here.user());
  }

  private void accept() {
    while (true) {
      try {
        Socket client = door.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        AtomicBoolean lost = new AtomicBoolean();
        threads.execute(() -> questions(client, there, lost));
        threads.execute(() -> answers(there, client, lost));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void questions(Socket from, Socket to, AtomicBoolean lost) {
    byte[] buffer = new byte[65536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(COMMIT)) {
          Cut now = cut.getAndSet(Cut.NEVER);
          if (now == Cut.BEFORE) {
            return;
          }
          lost.set(now == Cut.AFTER);
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException gone) {
      // Either side has ended, and so does this.
    }
  }

  /** The server answers a commit when it has written it: that answer goes no further. */
  private static void answers(Socket from, Socket to, AtomicBoolean lost) {
    byte[] buffer = new byte[65536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (lost.get()) {
          return;
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException gone) {
      // Either side has ended, and so does this.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
