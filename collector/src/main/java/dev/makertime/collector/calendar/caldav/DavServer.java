package dev.makertime.collector.calendar.caldav;

import dev.makertime.collector.outbound.MetadataAddresses;
import dev.makertime.collector.outbound.SafeHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Client of one WebDAV server, for one user. It sends nothing to another host, whatever an answer
 * names. Redirects are followed only from the well-known address, and only on the same host.
 */
final class DavServer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = 32 << 20;

  private final HttpClient http = SafeHttp.client();
  private final URI base;
  private final String authorization;

  /** Raised for an answer that is no multistatus. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final boolean invalidToken;

    Refused(int status, byte[] body) {
      super(
          status == 401
              ? "it does not accept the user and the password (401)"
              : "it answered " + status);
      this.status = status;
      invalidToken = Multistatus.isInvalidToken(body);
    }

    int status() {
      return status;
    }

    /** Whether it is the account that is refused or asks too often, and not one calendar. */
    boolean isOfTheAccount() {
      return status == 401 || status == 429;
    }

    boolean isInvalidToken() {
      return invalidToken;
    }
  }

  DavServer(URI base, String user, String password) {
    this.base = base;
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Resolves an address, which must be on the same server. */
  URI at(String href) throws IOException {
    return SafeHttp.sameServer(base, href);
  }

  /**
   * Sends a request about a resource, or about it and its members.
   *
   * @throws Refused for any answer but a multistatus
   */
  Multistatus ask(String method, URI address, int depth, String body)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send(method, address, depth, body);
    try (InputStream in = response.body()) {
      byte[] bytes = SafeHttp.read(in, LARGEST);

      if (response.statusCode() != 207) {
        throw new Refused(response.statusCode(), bytes);
      }
      return Multistatus.of(bytes);
    }
  }

  /** Asks the well-known address where the calendars are (RFC 6764). */
  Optional<URI> wellKnown() throws IOException, InterruptedException {
    URI address = base.resolve("/.well-known/caldav");
    HttpResponse<InputStream> response = send("PROPFIND", address, 0, CalDavRequests.PRINCIPAL);
    try (InputStream in = response.body()) {
      var unused = SafeHttp.read(in, LARGEST);
      Optional<String> location = response.headers().firstValue("location");
      if (response.statusCode() / 100 == 3 && location.isPresent()) {
        return Optional.of(at(location.get()));
      }
      return response.statusCode() == 207 ? Optional.of(address) : Optional.empty();
    }
  }

  private HttpResponse<InputStream> send(String method, URI address, int depth, String body)
      throws IOException, InterruptedException {
    MetadataAddresses.refuse(address);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/xml; charset=utf-8")
            .header("Depth", Integer.toString(depth))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // the server had closed a kept connection; a repeated request changes nothing there
      return http.send(request, BodyHandlers.ofInputStream());
    }
  }
}
