package dev.makertime.reporter.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Client that reads the identity provider's metadata once. Only one thread reads it, and others do
 * not wait for it: while a provider hangs, logins fail and no thread is blocked.
 */
final class ProviderDescription {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final URI issuer;
  private final Clock clock;
  private final DefaultResourceRetriever retriever;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable OIDCProviderMetadata known;
  private volatile Instant failed = Instant.MIN;

  ProviderDescription(URI issuer, Clock clock, DefaultResourceRetriever retriever) {
    this.issuer = issuer;
    this.clock = clock;
    this.retriever = retriever;
  }

  OIDCProviderMetadata get() throws IdentityProvider.Refused {
    OIDCProviderMetadata before = known;
    if (before != null) {
      return before;
    }
    if (!reading.tryLock()) {
      throw new IdentityProvider.Refused("the identity provider has not answered yet", null);
    }
    try {
      if (clock.instant().isBefore(failed.plus(BETWEEN))) {
        throw new IdentityProvider.Refused(
            "the identity provider did not answer the last request", null);
      }
      OIDCProviderMetadata read = read();
      known = read;
      return read;
    } finally {
      reading.unlock();
    }
  }

  private OIDCProviderMetadata read() throws IdentityProvider.Refused {
    try {
      String base = issuer.toString().replaceFirst("/$", "");
      OIDCProviderMetadata read =
          OIDCProviderMetadata.parse(
              retriever
                  .retrieveResource(URI.create(base + "/.well-known/openid-configuration").toURL())
                  .getContent());
      if (!read.getIssuer().getValue().equals(issuer.toString())) {
        throw new IOException("its issuer is " + read.getIssuer());
      }
      return read;
    } catch (IOException | ParseException e) {
      failed = clock.instant();
      throw new IdentityProvider.Refused("the identity provider does not answer", e);
    }
  }
}
