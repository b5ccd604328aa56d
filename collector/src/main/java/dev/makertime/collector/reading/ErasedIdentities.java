package dev.makertime.collector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Store of the identities that were erased, so that tools cannot bring them back. It has salted
 * hashes only: with the file an identity can be checked, and none can be listed.
 */
public final class ErasedIdentities {
  private static final int SALT_BYTES = 16;

  private final byte[] salt;
  private final Set<String> hashes;

  private ErasedIdentities(byte[] salt, Set<String> hashes) {
    this.salt = salt;
    this.hashes = Set.copyOf(hashes);
  }

  /** Nobody. */
  public static ErasedIdentities nobody() {
    return new ErasedIdentities(new byte[0], Set.of());
  }

  /**
   * Those of a file; nobody where there is none.
   *
   * @throws IOException when it cannot be read: then nothing must be collected
   */
  public static ErasedIdentities read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return nobody();
    }
    JsonNode json = Json.MAPPER.readTree(file.toFile());
    Set<String> hashes = new TreeSet<>();
    json.path("hashes").forEach(hash -> hashes.add(hash.asText()));
    return new ErasedIdentities(HexFormat.of().parseHex(json.path("salt").asText()), hashes);
  }

  /** These and some more. */
  public ErasedIdentities with(Collection<String> identities) {
    byte[] used = salt;
    if (used.length == 0) {
      used = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(used);
    }
    ErasedIdentities empty = new ErasedIdentities(used, Set.of());
    Set<String> more = new TreeSet<>(hashes);
    identities.forEach(identity -> more.add(empty.hash(identity)));
    return new ErasedIdentities(used, more);
  }

  /** Writes them to a file, whole or not at all. */
  public void write(Path file) throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode().put("salt", HexFormat.of().formatHex(salt));
    ArrayNode all = json.putArray("hashes");
    new TreeSet<>(hashes).forEach(all::add);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Json.MAPPER.writeValue(draft.toFile(), json);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether nobody was erased. */
  public boolean isNobody() {
    return hashes.isEmpty();
  }

  /** Whether an identity was erased. */
  public boolean has(String identity) {
    return !hashes.isEmpty() && hashes.contains(hash(identity));
  }

  /** Returns a run, without who set it off where that identity was erased. */
  public Run without(Run run) {
    return run.who() != null && has(run.who()) ? run.withoutWho() : run;
  }

  /**
   * Removes the activities of erased identities from a snapshot. Their runs stay, and name nobody.
   */
  public SnapshotReader.Snapshot without(SnapshotReader.Snapshot told) {
    if (hashes.isEmpty() || !(told.reading() instanceof Reading.Found found)) {
      return told;
    }
    List<Activity> others =
        found.activities().stream().filter(activity -> !has(activity.identity())).toList();
    return new SnapshotReader.Snapshot(
        new Reading.Found(
            others, found.deliveries(), found.runs().stream().map(this::without).toList()),
        told.unreadable());
  }

  private String hash(String identity) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of()
          .formatHex(
              digest.digest(Activity.normalIdentity(identity).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
