package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes a person out of what the reporter writes down of looks, agreements and tokens. */
public final class PersonTraces {
  private PersonTraces() {}

  /**
   * Does it, while no reporter runs on the directory.
   *
   * @param access the directory of looks and agreements
   * @param tokens the file of tokens, if there is one
   * @return how many lines, agreements and tokens have gone
   */
  public static Map<String, Long> remove(Path access, @Nullable Path tokens, String person)
      throws IOException {
    Map<String, Long> removed = new LinkedHashMap<>();
    removed.put("looks", looks(access.resolve("audit.jsonl"), person));
    removed.put("agreements", agreements(access.resolve("consents.json"), person));
    removed.put("tokens", tokens == null ? 0L : tokens(new TokenFile(tokens), person));
    return removed;
  }

  /** A look at several people's days stays, without this one. */
  private static long looks(Path file, String person) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<String> lines = new ArrayList<>();
    long gone = 0;
    for (String line : Files.readAllLines(file)) {
      Audit.Look look = line.isBlank() ? null : look(line);
      if (look == null || !(look.people().contains(person) || look.who().equals(person))) {
        lines.add(line);
        continue;
      }
      gone++;
      TreeSet<String> others = new TreeSet<>(look.people());
      others.remove(person);
      if (!look.who().equals(person) && !others.isEmpty()) {
        lines.add(
            Json.MAPPER.writeValueAsString(
                new Audit.Look(look.at(), look.who(), "days of several", others)));
      }
    }
    if (gone > 0) {
      replace(file, String.join("\n", lines) + "\n");
    }
    return gone;
  }

  private static Audit.@Nullable Look look(String line) {
    try {
      return Json.MAPPER.readValue(line, Audit.Look.class);
    } catch (IOException e) {
      return null; // it was not written whole
    }
  }

  private static long agreements(Path file, String person) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    Map<String, Map<String, Instant>> given =
        Json.MAPPER.readValue(
            file.toFile(), new TypeReference<TreeMap<String, Map<String, Instant>>>() {});
    long gone = given.values().stream().filter(people -> people.remove(person) != null).count();
    if (gone > 0) {
      replace(file, Json.MAPPER.writeValueAsString(given));
    }
    return gone;
  }

  private static long tokens(TokenFile file, String person) throws IOException {
    long gone = 0;
    for (Token token : file.all()) {
      if (person.equals(token.bearer().person()) && file.revoke(token.id())) {
        gone++;
      }
    }
    return gone;
  }

  private static void replace(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
