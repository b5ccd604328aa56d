package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.outbound.MetadataAddresses;
import dev.makertime.collector.outbound.SafeHttp;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Login by OAuth 2.0 access tokens, which are requested when needed and renewed before they expire.
 * It uses client credentials (RFC 6749, 4.4) or a service account's signed assertion (RFC 7523).
 */
public final class OAuthLogin implements ApiLogin {
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final int LARGEST = 1 << 20;

  /** No token is kept for longer, whatever the server says: a day, in seconds. */
  private static final long LONGEST = 86_400;

  /** Makes the form fields of a token request. */
  private interface Form {
    Map<String, String> fields(Instant now) throws IOException;
  }

  private final HttpClient http = SafeHttp.client();
  private final URI endpoint;
  private final @Nullable Header client;
  private final Form form;
  private final Clock clock;
  private @Nullable Header header;
  private Instant until = Instant.EPOCH;

  private OAuthLogin(URI endpoint, @Nullable Header client, Form form, Clock clock) {
    this.endpoint = endpoint;
    this.client = client;
    this.form = form;
    this.clock = clock;
  }

  /** Makes a login of a client that acts for itself. */
  public static OAuthLogin client(
      URI endpoint, String id, String secret, String scope, Clock clock) {
    return new OAuthLogin(
        endpoint,
        null,
        now ->
            Map.of(
                "grant_type", "client_credentials",
                "client_id", id,
                "client_secret", secret,
                "scope", scope),
        clock);
  }

  /** Makes the same for a server that takes the client's secret in a header alone. */
  public static OAuthLogin clientByHeader(
      URI endpoint, String id, String secret, String scope, Clock clock) {
    String both = encoded(id) + ":" + encoded(secret);
    String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    return new OAuthLogin(
        endpoint,
        new Header("Authorization", "Basic " + basic),
        now -> Map.of("grant_type", "client_credentials", "scope", scope),
        clock);
  }

  /**
   * Makes a login of a service account.
   *
   * @param key the JSON key file of a Google service account
   * @param subject the person that it acts for; absent where calendars are shared with the account
   * @throws IllegalArgumentException when the key is invalid
   */
  public static OAuthLogin serviceAccount(
      String key, String scope, @Nullable String subject, Clock clock) {
    try {
      JsonNode json = Json.MAPPER.readTree(key);
      String email = json.path("client_email").asText("");
      String endpoint = json.path("token_uri").asText("");
      if (email.isEmpty() || endpoint.isEmpty()) {
        throw new IllegalArgumentException("no key of a service account");
      }
      PrivateKey secret = privateKey(json.path("private_key").asText(""));
      return new OAuthLogin(
          URI.create(endpoint),
          null,
          now ->
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:jwt-bearer",
                  "assertion",
                  assertion(secret, email, endpoint, scope, subject, now)),
          clock);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("no key of a service account", e);
    }
  }

  @Override
  public synchronized Header header() throws IOException, InterruptedException {
    if (header == null || !clock.instant().isBefore(until)) {
      header = ask();
    }
    return header;
  }

  @Override
  public synchronized boolean renew() {
    header = null;
    return true;
  }

  private Header ask() throws IOException, InterruptedException {
    MetadataAddresses.refuse(endpoint);
    Instant now = clock.instant();
    String body =
        new TreeMap<>(form.fields(now))
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (client != null) {
      request.header(client.name(), client.value());
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] bytes = SafeHttp.read(in, LARGEST);
      if (response.statusCode() != 200) {
        throw new IOException(
            "the login server refuses a token (%d): check the credentials"
                .formatted(response.statusCode()));
      }
      JsonNode answer = Json.OUTSIDE.readTree(bytes);
      String token = answer.path("access_token").asText("");
      if (token.isEmpty()) {
        throw new IOException("the login server's answer has no token");
      }
      long seconds = Math.max(0, Math.min(answer.path("expires_in").asLong(3_600), LONGEST));
      until = now.plusSeconds(seconds).minus(EARLY);
      return new Header("Authorization", "Bearer " + token);
    }
  }

  private static String assertion(
      PrivateKey key,
      String email,
      String endpoint,
      String scope,
      @Nullable String subject,
      Instant now)
      throws IOException {
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("iss", email).put("aud", endpoint).put("scope", scope);
    if (subject != null) {
      claims.put("sub", subject);
    }
    claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 3_600);
    String signed = base64(bytes("{\"alg\":\"RS256\"}")) + "." + base64(bytes(claims.toString()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(bytes(signed));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException("the key of the service account cannot sign", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] bytes = Base64.getDecoder().decode(base64);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
