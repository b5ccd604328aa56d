package dev.makertime.reporter.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** An identity provider that speaks OpenID Connect on this machine, and lets a test tell lies. */
public final class Provider implements AutoCloseable {
  public static final String SECRET = "client-secret";

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey stranger;
  private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();

  public volatile String email = "ana@example.com";
  volatile boolean verified = true;
  volatile boolean signedByAnother;
  volatile String audience = "makertime";
  volatile String nonce = "";

  /** Follows every description and every set of keys. */
  volatile String padding = "";

  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private final CountDownLatch asked = new CountDownLatch(1);

  /** A client of it that knows people by their address. */
  public IdentityProvider client() {
    return new IdentityProvider(
        new IdentityProvider.Settings(
            issuer(),
            "makertime",
            SECRET,
            URI.create("http://127.0.0.1:8080/login/oidc/callback"),
            "email"),
        Clock.systemUTC());
  }

  public Provider() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    stranger = new RSAKeyGenerator(2048).keyID("one").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/jwks", this::keys);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on nothing is answered. */
  void hang() {
    hanging = new CountDownLatch(1);
  }

  void goOn() {
    hanging.countDown();
  }

  /** Returns once somebody has asked what it is. */
  void isAsked() throws InterruptedException {
    asked.await();
  }

  private void describe(HttpExchange exchange) throws IOException {
    asked.countDown();
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}
        """
                .formatted(issuer())
            + padding);
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, 200, new JWKSet(key).toString(true) + padding);
  }

  /** Everybody who comes is let in at once. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, List<String>> asked =
        URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
    String code = "code" + codes.size();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            "%s?code=%s&state=%s".formatted(one(asked, "redirect_uri"), code, one(asked, "state")));
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, List<String>> asked =
        URLUtils.parseParameters(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, List<String>> begun = codes.remove(one(asked, "code"));
    String basic =
        Base64.getEncoder()
            .encodeToString(("makertime:" + SECRET).getBytes(StandardCharsets.UTF_8));
    boolean right =
        begun != null
            && ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && CodeChallenge.compute(
                    CodeChallengeMethod.S256, new CodeVerifier(one(asked, "code_verifier")))
                .getValue()
                .equals(one(begun, "code_challenge"));
    if (begun == null || !right) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
            .formatted(idToken(nonce.isEmpty() ? one(begun, "nonce") : nonce)));
  }

  private String idToken(String said) {
    try {
      Instant now = Instant.now();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer().toString())
                  .audience(audience)
                  .subject("1234")
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plusSeconds(300)))
                  .claim("nonce", said)
                  .claim("email", email)
                  .claim("email_verified", verified)
                  .build());
      token.sign(new RSASSASigner(signedByAnother ? stranger : key));
      return token.serialize();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(Map<String, List<String>> all, String name) {
    return all.getOrDefault(name, List.of("")).get(0);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
