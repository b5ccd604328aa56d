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
import dev.makertime.reporter.oidc.PendingLogins.Pending;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Client of the organization's identity provider: OpenID Connect by authorization code with PKCE.
 * It uses one claim, the person's name, and stores nothing else.
 */
public final class IdentityProvider {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LARGEST_ANSWER = 1 << 20;

  /** So many logins at once ask the provider; each may hold a thread for as long as it hangs. */
  private static final int MOST_AT_ONCE = 16;

  /**
   * How it is reached.
   *
   * @param issuer under which it describes itself
   * @param callback where browsers come back to: this reporter's {@code /login/oidc/callback}
   * @param claim that names the person, such as {@code email}
   */
  public record Settings(
      URI issuer, String clientId, String clientSecret, URI callback, String claim) {}

  /** Raised when a login fails. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A started login.
   *
   * @param cookie binds the answer to this browser, which has to bring it back
   */
  public record Begun(URI at, String cookie) {}

  private final Settings settings;
  private final Clock clock;
  private final DefaultResourceRetriever retriever =
      new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_ANSWER);
  private final PendingLogins pending;
  private final ProviderDescription description;
  private final Semaphore asking = new Semaphore(MOST_AT_ONCE);

  public IdentityProvider(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    pending = new PendingLogins(clock);
    description = new ProviderDescription(settings.issuer(), clock, retriever);
  }

  /** Where a browser has to go to log in. */
  public Begun begin() throws Refused {
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    OIDCProviderMetadata provider = description.get();
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
    Pending begun = new Pending(state.getValue(), nonce, verifier, clock.instant());
    return new Begun(at, pending.seal(begun));
  }

  /**
   * The name of who comes back.
   *
   * @param query of the callback
   * @param cookie that the browser brings
   */
  public String finish(String query, @Nullable String cookie) throws Refused {
    try {
      AuthenticationResponse response =
          AuthenticationResponseParser.parse(URI.create(settings.callback() + "?" + query));
      Pending begun = pending.open(cookie);
      if (begun == null
          || response.getState() == null
          || !response.getState().getValue().equals(begun.state())) {
        throw new Refused("the login was not started in this browser", null);
      }
      if (!pending.use(begun)) {
        throw new Refused("the login took too long or was already completed; log in again", null);
      }
      if (!response.indicatesSuccess()) {
        throw new Refused(
            "the identity provider says " + response.toErrorResponse().getErrorObject().getCode(),
            null);
      }
      if (!asking.tryAcquire()) {
        throw new Refused("too many logins at the moment; try again", null);
      }
      try {
        return name(response.toSuccessResponse().getAuthorizationCode(), begun);
      } finally {
        asking.release();
      }
    } catch (ParseException | IllegalArgumentException e) {
      throw new Refused("the answer of the identity provider cannot be read", e);
    }
  }

  private String name(AuthorizationCode code, Pending begun) throws Refused {
    try {
      return claimed(validated(idToken(code, begun), begun));
    } catch (IOException e) {
      throw new Refused("the identity provider does not answer", e);
    } catch (ParseException | ClassCastException e) {
      throw new Refused("the identity provider's answer cannot be read", e);
    } catch (com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException e) {
      throw new Refused("the identity provider's token is not valid", e);
    }
  }

  /** Exchanges the code for the token that names the person. */
  private SignedJWT idToken(AuthorizationCode code, Pending begun)
      throws Refused, IOException, ParseException {
    ClientID client = new ClientID(settings.clientId());
    HTTPRequest request =
        new TokenRequest.Builder(
                description.get().getTokenEndpointURI(),
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
    return (SignedJWT) tokens.getOIDCTokens().getIDToken();
  }

  /** Checks the signature, issuer, audience, time and nonce of a token. */
  private IDTokenClaimsSet validated(SignedJWT token, Pending begun)
      throws Refused,
          IOException,
          com.nimbusds.jose.proc.BadJOSEException,
          com.nimbusds.jose.JOSEException {
    JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
    if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
      throw new Refused("the identity provider signs with " + algorithm, null);
    }
    OIDCProviderMetadata provider = description.get();
    return new IDTokenValidator(
            provider.getIssuer(),
            new ClientID(settings.clientId()),
            algorithm,
            provider.getJWKSetURI().toURL(),
            retriever)
        .validate(token, begun.nonce());
  }

  /** Reads the name; an e-mail address that the provider has not verified is refused. */
  private String claimed(IDTokenClaimsSet claims) throws Refused {
    Object verified = claims.getClaim("email_verified");
    if (settings.claim().equals("email")
        && !Boolean.TRUE.equals(verified)
        && !"true".equals(verified)) {
      throw new Refused("the identity provider has not verified the e-mail address", null);
    }
    String name = claims.getStringClaim(settings.claim());
    if (name == null || name.isBlank()) {
      throw new Refused("the identity provider returns no claim " + settings.claim(), null);
    }
    return name;
  }

  private static void patient(HTTPRequest request) {
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    request.setFollowRedirects(false);
  }
}
