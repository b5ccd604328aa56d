package dev.makertime.collector.init;

/** Tool from whose people and commits the first files are drafted. */
enum DirectoryTool {
  GITLAB("GitLab", "gitlab", "group", true),
  /** Its commits have times in UTC: they tell nothing of time zones and hours. */
  GITHUB("GitHub", "github", "organization", false);

  private final String title;
  private final String source;
  private final String whole;
  private final boolean tellsHours;

  DirectoryTool(String title, String source, String whole, boolean tellsHours) {
    this.title = title;
    this.source = source;
    this.whole = whole;
    this.tellsHours = tellsHours;
  }

  String title() {
    return title;
  }

  /** The prefix of its identities. */
  String source() {
    return source;
  }

  /** What its people are members of. */
  String whole() {
    return whole;
  }

  /** Whether its commits have the offset of their author's clock. */
  boolean tellsHours() {
    return tellsHours;
  }
}
