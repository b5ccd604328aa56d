package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard's scripts and styles come from the jar, small and cached, under a strict policy.
 */
class AssetsTest {
  @AutoClose private final Served served;

  AssetsTest(@TempDir Path directory) throws Exception {
    served = Served.open(directory);
  }

  @Test
  void the_page_and_all_it_needs_come_from_here_under_a_strict_policy() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
    assertThat(assets()).hasSize(41).allMatch(path -> isThere(path));
    assertThat(get("/health/ready").body()).isEqualTo("ready\n");
  }

  @Test
  void all_that_a_browser_loads_is_less_than_300_kilobytes() throws Exception {
    int bytes = 0;
    for (String path : assets()) {
      bytes += served.bytes(path, "Accept-Encoding", "gzip").length;
    }

    assertThat(bytes).isLessThan(300_000);
  }

  @Test
  void an_asset_that_a_browser_has_is_not_sent_again() throws Exception {
    String tag = get("/assets/app.js").headers().firstValue("etag").orElseThrow();

    assertThat(served.get("/assets/app.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/assets/none.js").statusCode()).isEqualTo(404);
  }

  /** What the page names, what its modules name, and what those name. */
  private List<String> assets() throws Exception {
    Set<String> all = new TreeSet<>();
    Deque<String> unread = new ArrayDeque<>(named(get("/").body()));
    while (!unread.isEmpty()) {
      String path = unread.pop();
      if (all.add(path) && path.endsWith(".js")) {
        unread.addAll(named(get(path).body().replace("'./", "'/assets/")));
      }
    }
    return List.copyOf(all);
  }

  private static List<String> named(String text) {
    return Pattern.compile("/assets/[a-z.-]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private boolean isThere(String path) {
    try {
      return packed(path).statusCode() == 200;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> packed(String path) throws Exception {
    return served.get(path, "Accept-Encoding", "gzip");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return served.get(path);
  }
}
