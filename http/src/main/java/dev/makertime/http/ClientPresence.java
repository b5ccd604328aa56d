package dev.makertime.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Decides whether the client of a request still waits for the answer. It looks at the socket, of
 * which nobody else reads between a request and its answer. A client that has closed its side is
 * gone; one that sends more is there, and its connection ends with the answer.
 */
public final class ClientPresence {
  private final EndPoint end;
  private boolean sendsMore;
  private boolean gone;

  private ClientPresence(EndPoint end) {
    this.end = end;
  }

  /** Of a request whose body was read. */
  public static ClientPresence of(HttpServletRequest request) {
    return new ClientPresence(
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint());
  }

  /** Whether it waits no longer. */
  public synchronized boolean isGone() {
    if (gone || sendsMore) {
      return gone;
    }
    try {
      int read = end.fill(BufferUtil.allocate(1));
      gone = read < 0;
      sendsMore = read > 0;
    } catch (IOException e) {
      gone = true;
    }
    return gone;
  }

  /** Whether a byte of the next request was taken, so that the connection cannot be used again. */
  public synchronized boolean sendsMore() {
    return sendsMore;
  }
}
