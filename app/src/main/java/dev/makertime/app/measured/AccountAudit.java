package dev.makertime.app.measured;

import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.util.Set;

/**
 * Writes what an account does with commands to the audit log of an instance. Files that a command
 * creates get the owner of their directory, so that the instance can still write them after an
 * administrator has run a command.
 */
public final class AccountAudit {
  private final Audit audit;

  private AccountAudit(Audit audit) {
    this.audit = audit;
  }

  /** Opens the log of a data directory, which is made if there is none. */
  public static AccountAudit of(Path data) throws IOException {
    UserPrincipal owner = ownerOf(data.toAbsolutePath());
    OwnerOnly.createDirectories(data);
    Path access = data.resolve("access");
    OwnerOnly.createDirectories(access);
    Path file = access.resolve("audit.jsonl");
    if (!Files.exists(file)) {
      Files.createFile(file);
      give(file, owner);
      give(access, owner);
      give(data, owner);
    }
    return new AccountAudit(new Audit(file, Clock.systemUTC()));
  }

  /** Returns whose a directory is, or will be as one of the directory above it. */
  private static UserPrincipal ownerOf(Path directory) throws IOException {
    Path parent = directory.getParent();
    return Files.exists(directory) || parent == null ? Files.getOwner(directory) : ownerOf(parent);
  }

  private static void give(Path path, UserPrincipal owner) throws IOException {
    if (!Files.getOwner(path).equals(owner)) {
      Files.setOwner(path, owner);
    }
  }

  /** Returns the account, and the one behind it where it is used by sudo. */
  public static String account() {
    String behind = System.getenv("SUDO_USER");
    String name = "account " + System.getProperty("user.name");
    return behind == null || behind.isBlank() ? name : name + " (" + behind + ")";
  }

  /**
   * Writes an entry.
   *
   * @param people who see it on their page
   * @throws java.io.UncheckedIOException when it cannot be written down
   */
  public void note(String what, Set<String> people) {
    audit.note(account(), what, people);
  }

  /**
   * Writes down that the account looks at days.
   *
   * @throws java.io.UncheckedIOException when it cannot be written down
   */
  void looks(String what, Set<String> people) {
    audit.looks(Viewer.AT_THE_MACHINE.named(account()), what, people);
  }
}
