package dev.makertime.collector.http;

/** A request that is refused, as an RFC 9457 problem. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Why, without anything of what was sent. */
  String reason() {
    return status == 400 || status == 422 ? title : detail();
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
