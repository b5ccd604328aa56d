package dev.makertime.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Finds free ports on loopback. Another process may take one before it is used; then others are.
 */
final class RetriedPorts {
  private static final int TRIES = 3;

  /** What needs two ports. */
  interface Start<T> {
    T on(int one, int other);
  }

  private RetriedPorts() {}

  /**
   * Starts something on two free ports, again on others if one is in use after all.
   *
   * @throws IOException when the machine has no free port
   */
  static <T> T use(Start<T> start) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int[] ports = find();
      try {
        return start.on(ports[0], ports[1]);
      } catch (RuntimeException e) {
        if (attempt == TRIES || !(innermost(e) instanceof BindException)) {
          throw e;
        }
      }
    }
  }

  private static int[] find() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  static Throwable innermost(Throwable e) {
    return e.getCause() == null ? e : innermost(e.getCause());
  }
}
