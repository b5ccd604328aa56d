package dev.makertime.render.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads docs/glossary.md from the jar: sections of words, each with its meaning. */
final class Glossary {
  private static final Pattern WORD = Pattern.compile("- \\*\\*(.+?)\\*\\*: (.+)");

  /** One word and what it means, in a sentence. */
  public record Word(String name, String meaning) {
    /** The part of the page's address after #, by which pages link to it. */
    public String anchor() {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
  }

  /** Words that belong together. */
  public record Section(String title, List<Word> words) {}

  static final List<Section> SECTIONS = read();

  private Glossary() {}

  private static List<Section> read() {
    List<Section> sections = new ArrayList<>();
    for (String line : text().lines().toList()) {
      Matcher word = WORD.matcher(line);
      if (line.startsWith("## ")) {
        sections.add(new Section(line.substring(3), new ArrayList<>()));
      } else if (word.matches()) {
        String meaning = word.group(2).replace("`", "");
        String sentence = Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
        sections.get(sections.size() - 1).words().add(new Word(word.group(1), sentence));
      }
    }
    return List.copyOf(sections);
  }

  private static String text() {
    try (InputStream in = Glossary.class.getResourceAsStream("glossary.md")) {
      if (in == null) {
        throw new IllegalStateException("the jar has no glossary.md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
