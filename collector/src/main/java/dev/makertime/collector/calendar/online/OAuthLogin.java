package dev.makertime.collector.calendar.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.web.SafeHttp;
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
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 access token, asked for when it is needed and again before it runs out: by client
 * credentials (RFC 6749, 4.4) or by a service account's signed assertion (RFC 7523).
 */
public final class OAuthLogin implements ApiLogin {
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final int LARGEST = 1 << 20;

  /** What a token is asked for with. */
  private interface Form {
    Map<String, String> fields(Instant now) throws IOException;
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI endpoint;
  private final Form form;
  private final Clock clock;
  private @Nullable Header header;
  private Instant until = Instant.EPOCH;

  private OAuthLogin(URI endpoint, Form form, Clock clock) {
    this.endpoint = endpoint;
    this.form = form;
    this.clock = clock;
  }

  /** A client that acts for itself. */
  public static OAuthLogin client(
      URI endpoint, String id, String secret, String scope, Clock clock) {
    return new OAuthLogin(
        endpoint,
        now ->
            Map.of(
                "grant_type", "client_credentials",
                "client_id", id,
                "client_secret", secret,
                "scope", scope),
        clock);
  }

  /**
   * A service account that acts for a person.
   *
   * @param key the JSON that Google gives for a service account
   * @param subject whose calendars are read; absent where they are shared with the account
   * @throws IllegalArgumentException when the key is none
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
    SafeHttp.refuseLinkLocal(endpoint);
    Instant now = clock.instant();
    String body =
        new TreeMap<>(form.fields(now))
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    HttpResponse<InputStream> response =
        http.send(
            HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] bytes = SafeHttp.read(in, LARGEST);
      if (response.statusCode() != 200) {
        throw new IOException(
            "it gives no token (%d): are the credentials right?".formatted(response.statusCode()));
      }
      JsonNode answer = Json.OUTSIDE.readTree(bytes);
      String token = answer.path("access_token").asText("");
      if (token.isEmpty()) {
        throw new IOException("it gives no token");
      }
      until = now.plusSeconds(answer.path("expires_in").asLong(3_600)).minus(EARLY);
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
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(email);
    claims.setAudience(endpoint);
    claims.setClaim("scope", scope);
    if (subject != null) {
      claims.setSubject(subject);
    }
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3_600));
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IOException("the service account's key cannot sign", e);
    }
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
