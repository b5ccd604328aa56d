package dev.makertime.render.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the login page. */
public final class LoginPage {
  private LoginPage() {}

  /**
   * A token to look around with.
   *
   * @param title whose view it is
   */
  public record Offer(String title, String token) {}

  /**
   * The page.
   *
   * @param offers tokens to look around with
   * @param provider whether one may come in by an identity provider
   * @param problem why the login failed; absent at first
   */
  public static String of(List<Offer> offers, boolean provider, @Nullable String problem) {
    return Templates.render(
        "login.ftlh",
        Map.of("offers", offers, "provider", provider, "problem", problem == null ? "" : problem));
  }
}
