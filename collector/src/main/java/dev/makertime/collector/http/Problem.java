package dev.makertime.collector.http;

/** Raised to refuse a request; it is answered as an RFC 9457 problem. */
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

  /** Returns the reason, without any content of the request. */
  String reason() {
    return status == 400 || status == 422 ? title : detail();
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
