package dev.makertime.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends malformed HTTP requests, which a server answers before any handler. */
public enum MalformedRequest {
  NO_HOST("GET / HTTP/1.1\r\n\r\n", 400),
  NO_HTTP("hello\r\n\r\n", 400),
  BAD_ESCAPE("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400),
  BAD_LENGTH("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: many\r\n\r\n", 400),
  NUL_IN_A_HEADER("GET / HTTP/1.1\r\nHost: h\r\nX: \0\r\n\r\n", 400),
  LONG_ADDRESS("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: h\r\n\r\n", 414),
  LONG_HEADER("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(100_000) + "\r\n\r\n", 431),
  OTHER_VERSION("GET / HTTP/7.3\r\nHost: h\r\n\r\n", 505);

  private final String text;
  private final int status;

  MalformedRequest(String text, int status) {
    this.text = text;
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** Sends it to a port of this machine, and returns the whole answer. */
  public String send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
