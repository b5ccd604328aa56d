package dev.makertime.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Allocates ports for processes that are started later. They are below the ephemeral ports of the
 * system (from 32768 on Linux), so that no connection and no other server takes one in between.
 * None is given twice.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int COUNT = 15_000;

  /** Processes beside each other begin far apart, also if one was started right after the other. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 4_001 % COUNT));

  private FreePorts() {}

  /**
   * The next port that nobody listens at, on any address.
   *
   * @throws IllegalStateException when there is none
   */
  public static int next() {
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // somebody listens there
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
