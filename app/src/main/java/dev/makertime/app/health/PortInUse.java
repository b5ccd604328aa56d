package dev.makertime.app.health;

import dev.makertime.topics.FailureText;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raised when another process listens on a port. */
public final class PortInUse extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(PortInUse.class);

  private final int port;

  private PortInUse(String role, int port, Exception cause) {
    super(
        "port %d is in use: set %s.port to another, or to 0 for a free one".formatted(port, role),
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }

  /** Tries a port before anything is started that would have to be stopped again. */
  public static void check(String role, String bind, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(bind))) {
      LOG.debug("{} may listen on {}", role, socket.getLocalSocketAddress());
    } catch (BindException e) {
      throw new PortInUse(role, port, e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s.bind %s cannot be used: %s".formatted(role, bind, FailureText.of(e)), e);
    }
  }

  /** Starts what listens on a port, which may have been taken meanwhile. */
  public static <T> T unless(String role, int port, Supplier<T> start) {
    try {
      return start.get();
    } catch (JavalinBindException e) {
      throw new PortInUse(role, port, e);
    }
  }
}
