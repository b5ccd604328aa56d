package dev.makertime.reporter.render;

import dev.makertime.reporter.access.Gate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where somebody comes in. */
public final class LoginPage {
  private LoginPage() {}

  /**
   * The page.
   *
   * @param offers tokens to look around with
   * @param provider whether one may come in by an identity provider
   * @param problem why nobody was let in; absent at first
   */
  public static String of(List<Gate.Offer> offers, boolean provider, @Nullable String problem) {
    return Templates.render(
        "login.ftlh",
        Map.of("offers", offers, "provider", provider, "problem", problem == null ? "" : problem));
  }
}
