package dev.makertime.reporter.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organization's identity provider: OpenID Connect by authorization code with PKCE. Of what it
 * says only one claim is taken, the name by which somebody is known, and nothing is kept.
 */
public final class IdentityProvider {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MOST_PENDING = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * How it is reached.
   *
   * @param issuer under which it describes itself
   * @param callback where browsers come back to: this reporter's {@code /login/oidc/callback}
   * @param claim by which somebody is known, such as {@code email}
   */
  public record Settings(
      URI issuer, String clientId, String clientSecret, URI callback, String claim) {}

  /** Somebody could not be let in. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A browser on its way.
   *
   * @param state binds the answer to this browser; it has to bring it back in a cookie
   */
  public record Begun(URI at, String state) {}

  private record Pending(Nonce nonce, CodeVerifier verifier, Instant begun) {}

  private final Settings settings;
  private final Clock clock;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private @Nullable OIDCProviderMetadata metadata;

  public IdentityProvider(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Where a browser has to go to log in. */
  public Begun begin() throws Refused {
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    OIDCProviderMetadata provider = metadata();
    remember(state.getValue(), new Pending(nonce, verifier, clock.instant()));
    URI at =
        new AuthenticationRequest.Builder(
                new ResponseType(ResponseType.Value.CODE),
                new Scope("openid", "email", "profile"),
                new ClientID(settings.clientId()),
                settings.callback())
            .endpointURI(provider.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    return new Begun(at, state.getValue());
  }

  /**
   * The name of who comes back.
   *
   * @param query of the callback
   * @param state that the browser brings in its cookie
   */
  public String finish(String query, @Nullable String state) throws Refused {
    try {
      AuthenticationResponse response =
          AuthenticationResponseParser.parse(URI.create(settings.callback() + "?" + query));
      if (state == null
          || response.getState() == null
          || !response.getState().getValue().equals(state)) {
        throw new Refused("the answer is not to a question of this browser", null);
      }
      Pending begun = take(state);
      if (begun == null) {
        throw new Refused("it took too long, or was done before; begin again", null);
      }
      if (!response.indicatesSuccess()) {
        throw new Refused(
            "the identity provider says " + response.toErrorResponse().getErrorObject().getCode(),
            null);
      }
      return name(response.toSuccessResponse().getAuthorizationCode(), begun);
    } catch (ParseException | IllegalArgumentException e) {
      throw new Refused("the answer cannot be read", e);
    }
  }

  private String name(AuthorizationCode code, Pending begun) throws Refused {
    OIDCProviderMetadata provider = metadata();
    ClientID client = new ClientID(settings.clientId());
    try {
      HTTPRequest request =
          new TokenRequest.Builder(
                  provider.getTokenEndpointURI(),
                  new ClientSecretBasic(client, new Secret(settings.clientSecret())),
                  new AuthorizationCodeGrant(code, settings.callback(), begun.verifier()))
              .build()
              .toHTTPRequest();
      patient(request);
      var answer = OIDCTokenResponseParser.parse(request.send());
      if (!answer.indicatesSuccess()) {
        throw new Refused(
            "the identity provider says " + answer.toErrorResponse().getErrorObject().getCode(),
            null);
      }
      OIDCTokenResponse tokens = (OIDCTokenResponse) answer.toSuccessResponse();
      SignedJWT token = (SignedJWT) tokens.getOIDCTokens().getIDToken();
      JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
      if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
        throw new Refused("the identity provider signs with " + algorithm, null);
      }
      IDTokenClaimsSet claims =
          new IDTokenValidator(
                  provider.getIssuer(),
                  client,
                  algorithm,
                  provider.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS))
              .validate(token, begun.nonce());
      return claimed(claims);
    } catch (IOException e) {
      throw new Refused("the identity provider does not answer", e);
    } catch (ParseException | ClassCastException e) {
      throw new Refused("the identity provider's answer cannot be read", e);
    } catch (com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException e) {
      throw new Refused("the identity provider's token is not valid", e);
    }
  }

  /** An address that nobody has verified is somebody's word for themselves. */
  private String claimed(IDTokenClaimsSet claims) throws Refused {
    Object verified = claims.getClaim("email_verified");
    if (settings.claim().equals("email")
        && !Boolean.TRUE.equals(verified)
        && !"true".equals(verified)) {
      throw new Refused("the identity provider does not say that the address is verified", null);
    }
    String name = claims.getStringClaim(settings.claim());
    if (name == null || name.isBlank()) {
      throw new Refused("the identity provider says no " + settings.claim(), null);
    }
    return name;
  }

  private synchronized OIDCProviderMetadata metadata() throws Refused {
    if (metadata == null) {
      try {
        metadata =
            OIDCProviderMetadata.resolve(
                new Issuer(settings.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
      } catch (IOException | com.nimbusds.oauth2.sdk.GeneralException e) {
        throw new Refused("the identity provider does not answer", e);
      }
    }
    return metadata;
  }

  private static void patient(HTTPRequest request) {
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    request.setFollowRedirects(false);
  }

  private synchronized void remember(String state, Pending begun) {
    pending.values().removeIf(this::isOver);
    if (pending.size() >= MOST_PENDING) {
      pending.remove(pending.keySet().iterator().next());
    }
    pending.put(state, begun);
  }

  private synchronized @Nullable Pending take(String state) {
    Pending begun = pending.remove(state);
    return begun == null || isOver(begun) ? null : begun;
  }

  private boolean isOver(Pending one) {
    return one.begun().plus(LONGEST).isBefore(clock.instant());
  }
}
