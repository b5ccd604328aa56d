package dev.makertime.reporter.access;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.reporter.access.session.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may log in and what they see, and logs it.
 *
 * @param authority absent = anybody at this machine sees everything
 * @param proxy absent = nobody is believed who vouches for others
 * @param offers tokens that the login page offers to anybody; only for the demo
 */
public record AccessControl(
    @Nullable AccessRules authority,
    Sessions sessions,
    @Nullable TrustedProxy proxy,
    PrivacySettings privacy,
    Audit audit,
    Consents consents,
    List<Offer> offers) {

  /**
   * A token that the login page offers.
   *
   * @param page where its owner begins, such as {@code #/me}
   */
  public record Offer(String title, String page, String token) {}

  public AccessControl {
    offers = List.copyOf(offers);
  }
}
