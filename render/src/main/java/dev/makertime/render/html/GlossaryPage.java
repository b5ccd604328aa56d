package dev.makertime.render.html;

import java.util.Map;

/** Renders the glossary as a page that the dashboard links to. */
public final class GlossaryPage {
  private GlossaryPage() {}

  public static String html() {
    return Templates.render("glossary.ftlh", Map.of("glossary", Glossary.SECTIONS));
  }
}
