package dev.seedpost.app;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of the C library that the JDK does not offer: datagrams to a Unix socket, and locks
 * that belong to an open file. The constants are Linux's, the same on x86-64 and AArch64.
 */
final class Libc {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int O_RDWR = 2;
  private static final int O_CREAT = 0x40;
  private static final int OWNER_ONLY = 0x180;
  private static final int LOCK_SH = 1;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int WOULD_BLOCK = 11;
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private Libc() {}

  /**
   * Sends one datagram.
   *
   * @param address a {@code sockaddr_un}
   */
  static void sendDatagram(byte[] address, byte[] message) throws IOException {
    MethodHandle sendto =
        function("sendto", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT, POINTER, INT));
    int socket = socket();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      MemorySegment to = arena.allocateFrom(ValueLayout.JAVA_BYTE, address);
      long sent =
          (long)
              sendto.invokeExact(
                  state, socket, text, (long) message.length, MSG_NOSIGNAL, to, address.length);
      if (sent != message.length) {
        throw failed("sendto", state);
      }
    } catch (Throwable fault) {
      throw unchanged(fault);
    } finally {
      close(socket);
    }
  }

  private static int socket() throws IOException {
    MethodHandle socket = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int descriptor = (int) socket.invokeExact(state, AF_UNIX, SOCK_DGRAM | CLOSE_ON_EXEC, 0);
      if (descriptor < 0) {
        throw failed("socket", state);
      }
      return descriptor;
    } catch (Throwable fault) {
      throw unchanged(fault);
    }
  }

  /** Opens a file, made with mode 0600 if it is missing; returns the descriptor. */
  static int open(Path file) throws IOException {
    MethodHandle open =
        function(
            "open",
            FunctionDescriptor.of(INT, POINTER, INT, INT),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment path = arena.allocateFrom(file.toString());
      int descriptor =
          (int) open.invokeExact(state, path, O_RDWR | O_CREAT | CLOSE_ON_EXEC, OWNER_ONLY);
      if (descriptor < 0) {
        throw failed("open", state);
      }
      return descriptor;
    } catch (Throwable fault) {
      throw unchanged(fault);
    }
  }

  /** Takes the lock on an open file; false if another open file has it. */
  static boolean tryLock(int descriptor, boolean shared) throws IOException {
    MethodHandle flock = function("flock", FunctionDescriptor.of(INT, INT, INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result =
          (int) flock.invokeExact(state, descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB);
      if (result != 0 && (int) ERRNO.get(state, 0L) != WOULD_BLOCK) {
        throw failed("flock", state);
      }
      return result == 0;
    } catch (Throwable fault) {
      throw unchanged(fault);
    }
  }

  /** From now on SIGTERM and SIGINT end the process at once, whatever the JVM is doing. */
  static void endAtNextSignal() throws IOException {
    MethodHandle signal = function("signal", FunctionDescriptor.of(POINTER, INT, POINTER));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      for (int number : List.of(SIGINT, SIGTERM)) {
        // What was there before is the JVM's own handler, which is not wanted any more.
        MemorySegment before =
            (MemorySegment) signal.invokeExact(state, number, MemorySegment.NULL);
        if (before.address() == -1) {
          throw failed("signal", state);
        }
      }
    } catch (Throwable fault) {
      throw unchanged(fault);
    }
  }

  /** Closes a descriptor, which also drops its lock. */
  static void close(int descriptor) throws IOException {
    MethodHandle close = function("close", FunctionDescriptor.of(INT, INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      if ((int) close.invokeExact(state, descriptor) != 0) {
        throw failed("close", state);
      }
    } catch (Throwable fault) {
      throw unchanged(fault);
    }
  }

  // The program and its tests are started with native access allowed.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor signature, Linker.Option... more) {
    Linker linker = Linker.nativeLinker();
    Linker.Option[] options = new Linker.Option[more.length + 1];
    options[0] = Linker.Option.captureCallState("errno");
    System.arraycopy(more, 0, options, 1, more.length);
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options);
  }

  private static IOException failed(String name, MemorySegment state) {
    return new IOException(name + " failed, errno " + (int) ERRNO.get(state, 0L));
  }

  /** Method handles declare every Throwable; ours throw nothing of their own. */
  private static IOException unchanged(@Nullable Throwable fault) {
    return switch (fault) {
      case IOException known -> known;
      case RuntimeException bug -> throw bug;
      case Error fatal -> throw fatal;
      case null, default -> throw new IllegalStateException(fault);
    };
  }
}
