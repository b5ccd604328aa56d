package dev.makertime.collector.tool.dvc;

import dev.makertime.model.KeyText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a repository by its path at its host: no host, user, password or query is kept. */
final class RepositoryPath {
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(?i)(?!file:)[a-z][a-z0-9+.-]*://[^/]*/(.*)", Pattern.DOTALL);

  /** As {@code git@host:group/name.git}; one letter before the colon is a drive. */
  private static final Pattern OF_SSH =
      Pattern.compile("(?:[^/@]*@)?[^/\\\\:]{2,}:(?!//)(.+)", Pattern.DOTALL);

  private static final int LONGEST = 256;

  private RepositoryPath() {}

  /**
   * Reads an address of git's; of a directory only the last name is taken, since others are whose
   * home it is in.
   */
  static String of(String url) {
    String address = url.strip().replaceFirst("(?s)[?#].*", "");
    Matcher scheme = WITH_SCHEME.matcher(address);
    Matcher ssh = OF_SSH.matcher(address);
    boolean isFile = address.regionMatches(true, 0, "file:", 0, 5);
    String path =
        scheme.matches()
            ? scheme.group(1)
            : ssh.matches() && !isFile ? ssh.group(1) : last(address);
    String name = path.replaceAll("^/+|/+$", "").replaceFirst("(?i)\\.git$", "");
    String cut = KeyText.ending(name, LONGEST);
    if (cut.isEmpty()) {
      throw new IllegalArgumentException("repo_url names no repository");
    }
    return cut;
  }

  private static String last(String directory) {
    String path = directory.replace('\\', '/').replaceAll("/+$", "").replaceFirst("/\\.git$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
