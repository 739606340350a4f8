package dev.seedpost.app;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A Unix datagram socket as systemd would bind it. */
final class DatagramReceiver implements AutoCloseable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final int NOT_WAITING = 0x40;

  private final int socket;

  /** Binds the name: a path, or after {@code @} one in the abstract space. */
  DatagramReceiver(String name) throws Throwable {
    socket = (int) function("socket", FunctionDescriptor.of(INT, INT, INT, INT)).invoke(1, 2, 0);
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    int length = 2 + path.length + (name.startsWith("@") ? 0 : 1);
    ByteBuffer address = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    address.putShort((short) 1).put(path);
    if (name.startsWith("@")) {
      address.put(2, (byte) 0);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocateFrom(ValueLayout.JAVA_BYTE, address.array());
      MethodHandle bind = function("bind", FunctionDescriptor.of(INT, INT, POINTER, INT));
      if ((int) bind.invoke(socket, at, length) != 0) {
        throw new IllegalStateException("cannot bind " + name);
      }
    }
  }

  /** The next message, or "nothing" if none is waiting: a local datagram arrives at once. */
  String next() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      MethodHandle receive = function("recv", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT));
      long count = (long) receive.invoke(socket, buffer, 4096L, NOT_WAITING);
      return count < 0
          ? "nothing"
          : new String(
              buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
  }

  @Override
  public void close() {
    try {
      int result = (int) function("close", FunctionDescriptor.of(INT, INT)).invoke(socket);
      if (result != 0) {
        throw new IllegalStateException("cannot close");
      }
    } catch (Throwable fault) {
      throw new IllegalStateException(fault);
    }
  }
}
