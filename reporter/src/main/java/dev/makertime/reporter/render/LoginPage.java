package dev.makertime.reporter.render;

import dev.makertime.reporter.access.Gate;
import java.util.List;
import java.util.Map;

/** Where somebody comes in. */
public final class LoginPage {
  private LoginPage() {}

  /**
   * The page.
   *
   * @param offers tokens to look around with
   * @param provider whether one may come in by an identity provider
   * @param refused whether the token that was given is none
   */
  public static String of(List<Gate.Offer> offers, boolean provider, boolean refused) {
    return Templates.render(
        "login.ftlh", Map.of("offers", offers, "provider", provider, "refused", refused));
  }
}
