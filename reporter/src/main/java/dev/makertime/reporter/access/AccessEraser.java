package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Erases a person from the audit log, the agreements and the tokens. */
public final class AccessEraser {
  private AccessEraser() {}

  /**
   * Does it, while no reporter runs on the directory.
   *
   * @param access the directory of looks and agreements
   * @param tokens the file of tokens, if there is one
   * @param names under which the person may have looked: the id, logins, addresses
   * @param left gets what could not be changed
   * @return how many lines, agreements and tokens have gone or changed
   */
  public static Map<String, Long> remove(
      Path access, @Nullable Path tokens, String person, Set<String> names, List<String> left)
      throws IOException {
    Map<String, Long> removed = new LinkedHashMap<>();
    removed.put("looks", looks(access.resolve("audit.jsonl"), person, names));
    removed.put("agreements", agreements(access.resolve("consents.json"), person));
    try {
      removed.put("tokens", tokens == null ? 0L : tokens(new TokenFile(tokens), person));
    } catch (IOException e) {
      left.add("%s cannot be written: revoke the person's tokens".formatted(tokens));
    }
    return removed;
  }

  /** A look stays for those others whose days it was at, without this one on either side. */
  private static long looks(Path file, String person, Set<String> names) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<String> lines = new ArrayList<>();
    long changed = 0;
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
      Audit.Look look = line.isBlank() ? null : look(line);
      if (look == null && names.stream().anyMatch(line::contains)) {
        changed++; // a part of an entry that may be theirs
        continue;
      }
      boolean theirs = look != null && names.stream().anyMatch(look.who()::equalsIgnoreCase);
      if (look == null || !(theirs || look.people().contains(person))) {
        lines.add(line);
        continue;
      }
      changed++;
      TreeSet<String> others = new TreeSet<>(look.people());
      others.remove(person);
      if (!others.isEmpty()) {
        lines.add(
            Json.MAPPER.writeValueAsString(
                new Audit.Look(
                    look.at(),
                    theirs ? "somebody erased" : look.who(),
                    "days of several",
                    others)));
      }
    }
    if (changed > 0) {
      replace(file, String.join("\n", lines) + "\n");
    }
    return changed;
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
