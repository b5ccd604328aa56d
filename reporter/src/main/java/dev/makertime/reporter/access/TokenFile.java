package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.reporter.access.session.RandomSecret;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Store of the valid tokens, as JSON that only its owner can read. It is checked at every
 * authentication, so that a revoked token is refused at once.
 */
public final class TokenFile {
  private static final TypeReference<List<Token>> TOKENS = new TypeReference<>() {};

  /** By which a token is known for one wherever it turns up. */
  private static final String MARK = "mkt_";

  /** A lock of a file is one of processes, and refused to a second thread of the same. */
  private static final Object IN_THIS_PROCESS = new Object();

  private final Path path;

  public TokenFile(Path path) {
    this.path = path;
  }

  /**
   * Makes a token and keeps its hash.
   *
   * @return the token, which cannot be had again
   * @throws IOException when the file cannot be read or written
   */
  public String create(TokenOwner bearer, Instant now, @Nullable Instant expires)
      throws IOException {
    String secret = MARK + RandomSecret.make();
    String hash = RandomSecret.sha256(secret);
    Token token = new Token(idOfHash(hash), hash, bearer, now, expires);
    change(
        tokens -> {
          List<Token> more = new ArrayList<>(tokens);
          more.add(token);
          return more;
        });
    return secret;
  }

  /**
   * Takes a token out.
   *
   * @return whether there was such a token
   */
  public boolean revoke(String id) throws IOException {
    return change(tokens -> tokens.stream().filter(token -> !token.id().equals(id)).toList());
  }

  /** The id of a token, by which lists and the audit log name it. */
  public static String idOf(String secret) {
    return idOfHash(RandomSecret.sha256(secret));
  }

  private static String idOfHash(String hash) {
    return hash.substring(0, 8);
  }

  /** All of them, those that have expired too; none where there is no file. */
  public List<Token> all() throws IOException {
    try {
      return Files.exists(path) ? Json.MAPPER.readValue(path.toFile(), TOKENS) : List.of();
    } catch (IOException e) {
      throw new IOException(path + ": " + FailureText.of(e), e);
    }
  }

  /** Whose token it is, while it is valid. */
  Optional<Token> bySecret(String secret, Instant now) throws IOException {
    String hash = RandomSecret.sha256(secret);
    return valid(now).stream().filter(token -> RandomSecret.same(token.sha256(), hash)).findFirst();
  }

  /** The token of a name, while it is valid. */
  Optional<Token> byId(String id, Instant now) throws IOException {
    return valid(now).stream().filter(token -> token.id().equals(id)).findFirst();
  }

  private List<Token> valid(Instant now) throws IOException {
    return all().stream().filter(token -> token.isValid(now)).toList();
  }

  /**
   * Reads, changes and replaces the file while nobody else does, in this process or another. The
   * lock is a file beside it, which stays.
   *
   * @return whether there are more or fewer tokens than before
   */
  private boolean change(UnaryOperator<List<Token>> change) throws IOException {
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel = OwnerOnly.open(folder.resolve(path.getFileName() + ".lock"));
          FileLock lock = channel.lock()) {
        List<Token> before = all();
        List<Token> after = change.apply(before);
        if (lock.isValid()) {
          replace(folder, after);
        }
        return after.size() != before.size();
      }
    }
  }

  private void replace(Path folder, List<Token> tokens) throws IOException {
    Path next = OwnerOnly.temporaryFile(folder, "tokens", ".json");
    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), tokens);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
