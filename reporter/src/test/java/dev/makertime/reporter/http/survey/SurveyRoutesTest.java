package dev.makertime.reporter.http.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.reporter.http.ServedDays;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The survey over HTTP, and an attacker who has the whole data directory. */
class SurveyRoutesTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path directory;

  @Test
  void people_answer_without_a_login_and_managers_see_sums() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String manager = served.token(Role.MANAGER, null);
      List<String> codes = open(served, manager, "june", 6);
      for (int i = 0; i < 5; i++) {
        assertThat(answer(served, codes.get(i), "reach=4&late=" + (i < 2 ? 3 : 6)).statusCode())
            .isEqualTo(200);
      }

      assertThat(served.getAs(manager, "/api/survey").body())
          .contains("\"enough\":true", "\"unanimous\":[]");
      assertThat(post(served, manager, "end").body()).contains("\"unanimous\":[\"reach\"]");
      assertThat(post(served, manager, "keep").statusCode()).isEqualTo(200);

      JsonNode rounds = Json.MAPPER.readTree(served.getAs(manager, "/api/survey").body());
      assertThat(rounds.has("open")).isFalse();
      assertThat(rounds.at("/rounds/0/n").asInt()).isEqualTo(5);
      assertThat(rounds.at("/rounds/0/inputs/slipMonths/mode").asDouble()).isEqualTo(6);
    }
  }

  @Test
  void wrong_answers_are_refused_whole_and_the_code_stays_good() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String code = open(served, served.token(Role.MANAGER, null), "june", 5).get(0);

      for (String wrong :
          List.of(
              "reach=11",
              "reach=4&reach=5",
              "reach=four",
              "space=3",
              "comment=<script>",
              "boxes.deploy=7",
              "boxes.none=true",
              "boxes=true")) {
        HttpResponse<String> answer = answer(served, code, wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("<script>", "Exception");
      }
      assertThat(answer(served, "", "reach=4").body()).contains("the code is missing");
      assertThat(answer(served, code, "reach=4").body()).contains("Thank you");
      assertThat(answer(served, code, "reach=4").body()).contains("was used already");
    }
  }

  @Test
  void answers_that_were_refused_are_filled_in_again() throws Exception {
    try (Served served = Served.guarded(directory)) {
      String page =
          answer(served, "\"><b>mistyped", "space=12&reach=4&boxes.deploy=false&late=6").body();

      assertThat(page)
          .contains("<option selected>12</option>", "<option selected>4</option>")
          .contains(
              "<option value=\"false\" selected>No</option>", "value=\"&quot;&gt;&lt;b&gt;mist")
          .doesNotContain("<b>", "value=\"true\" selected");
      assertThat(page.split("selected", -1)).hasSize(5);
    }
  }

  @Test
  void a_page_of_another_site_sends_no_answers() throws Exception {
    try (Served served = Served.guarded(directory)) {
      HttpResponse<String> answer =
          served.post("/survey", "code=x", "Content-Type", FORM, "Sec-Fetch-Site", "cross-site");

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(served.get("/survey", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
    }
  }

  /** Eight people answer in one order and in another: the disk and the metrics are the same. */
  @Test
  void whoever_has_the_disk_cannot_tell_who_answered_what(@TempDir Path other) throws Exception {
    List<Integer> people = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
    SortedMap<String, String> first = traces(directory, people);
    Collections.shuffle(people, new Random(5));

    SortedMap<String, String> second = traces(other, people);

    assertThat(second).isEqualTo(first);
  }

  /**
   * All files and metrics of a round in which each person, logged in, says what is theirs alone.
   * Tokens and codes are random, so that files are compared by what can be told of people.
   */
  private static SortedMap<String, String> traces(Path data, List<Integer> order) throws Exception {
    List<String> codes;
    SortedMap<String, String> traces = new TreeMap<>();
    try (Served served = Served.guarded(data)) {
      served.take(ServedDays.all());
      String manager = served.token(Role.MANAGER, null);
      String ana = served.token(Role.ENGINEER, "ana");
      codes = open(served, manager, "june", 8);
      String cookie = cookie(served, ana);
      for (int person : order) {
        served.clock.move(Duration.ofMinutes(3));
        HttpResponse<String> answer =
            served.post(
                person % 2 == 0 ? "/survey" : "/survey/",
                "code=%s&reach=%d&odds=%d&boxes.deploy=%b"
                    .formatted(codes.get(person), person, 10 - person, person % 2 == 0),
                "Content-Type",
                FORM,
                "Cookie",
                cookie,
                "User-Agent",
                "browser of " + person);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
      }
      assertThat(served.getAs(ana, "/api/access").body()).contains("\"used\":\"" + Served.NOW);
      for (String asset : List.of("/survey", "/survey/", "/assets/app.css", "/assets/icon.svg")) {
        assertThat(served.get(asset).statusCode()).isEqualTo(200);
      }
      assertThat(served.getAs(served.token(Role.METRICS, null), "/metrics").body())
          .contains("http_server_requests_seconds_count")
          .doesNotContain("uri=\"/survey", "uri=\"/assets");
      post(served, manager, "end");
      post(served, manager, "keep");
      traces.put(
          "metrics", survey(served.getAs(served.token(Role.METRICS, null), "/metrics").body()));
    }
    try (var all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String code : codes) {
          assertThat(text).doesNotContain(code, hash(code));
        }
        assertThat(text).doesNotContain("browser of");
        if (file.toString().contains("survey") || file.toString().endsWith("audit.jsonl")) {
          traces.put(
              data.relativize(file).toString(), text.replaceAll("token [0-9a-f]+", "a token"));
        }
      }
    }
    return traces;
  }

  private static String survey(String metrics) {
    return String.join(
        "\n",
        metrics
            .lines()
            .filter(
                line ->
                    line.contains("survey")
                        && !line.contains("sum")
                        && !line.contains("max")
                        && !line.contains("bucket"))
            .toList());
  }

  private static String hash(String code) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(code.replace("-", "").getBytes(StandardCharsets.UTF_8)));
  }

  private static String cookie(Served served, String token) throws Exception {
    String cookie =
        served
            .post("/login", "token=" + token, "Content-Type", FORM)
            .headers()
            .firstValue("set-cookie")
            .orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static List<String> open(Served served, String manager, String round, int codes)
      throws Exception {
    HttpResponse<String> opened =
        served.post(
            "/api/survey/open",
            "{\"round\":\"%s\",\"engineers\":8,\"codes\":%d}".formatted(round, codes),
            "Authorization",
            "Bearer " + manager);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    List<String> made = new ArrayList<>();
    Json.MAPPER.readTree(opened.body()).path("codes").forEach(one -> made.add(one.asText()));
    return made;
  }

  private static HttpResponse<String> post(Served served, String manager, String what)
      throws Exception {
    return served.post("/api/survey/" + what, "", "Authorization", "Bearer " + manager);
  }

  private static HttpResponse<String> answer(Served served, String code, String answers)
      throws Exception {
    return served.post("/survey", "code=" + code + "&" + answers, "Content-Type", FORM);
  }
}
