package dev.makertime.app.compose;

/** A port that another process listens on. */
public final class PortInUse extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final int port;

  PortInUse(String role, int port, Exception cause) {
    super(
        "port %d is in use: set %s.port to another, or to 0 for a free one".formatted(port, role),
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
