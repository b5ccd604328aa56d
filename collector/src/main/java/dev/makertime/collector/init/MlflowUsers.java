package dev.makertime.collector.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.tool.mlflow.MlflowPeople;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads whose names runs of an MLflow bear, which shows no accounts. */
final class MlflowUsers {
  private static final String PATH = "api/2.0/mlflow/";
  private static final int PAGE = 1_000;

  /** Enough to meet everybody who trains. */
  private static final int MOST_PAGES = 20;

  private static final int EXPERIMENTS = 100;

  /** A name that is longer is no identity. */
  private static final int LONGEST = 200;

  private final Api api;
  private final Consumer<String> progress;

  MlflowUsers(Api api, Consumer<String> progress) {
    this.api = api;
    this.progress = progress;
  }

  /** The users of the latest runs, without those of machines, such as root. */
  Set<String> since(Instant since) throws IOException, InterruptedException {
    Set<String> users = new TreeSet<>();
    String token = "";
    int pages = 0;
    do {
      ObjectNode request = request(token, EXPERIMENTS).put("view_type", "ALL");
      request.putArray("order_by").add("last_update_time DESC");
      JsonNode page = api.post(PATH + "experiments/search", request);
      ArrayNode ids = JsonNodeFactory.instance.arrayNode();
      page.path("experiments").forEach(one -> ids.add(one.path("experiment_id").asText()));
      if (!page.isObject() || (ids.isEmpty() && !page.isEmpty())) {
        throw new IOException("it answers without experiments");
      }
      pages += ids.isEmpty() ? 0 : runs(ids, since, MOST_PAGES - pages, users);
      String next = page.path("next_page_token").asText("");
      token = next.equals(token) ? "" : next;
    } while (!token.isEmpty() && pages < MOST_PAGES);
    progress.accept(Count.of(users.size(), "user") + " of MLflow");
    return users;
  }

  private int runs(ArrayNode experiments, Instant since, int most, Set<String> users)
      throws IOException, InterruptedException {
    String token = "";
    int pages = 0;
    do {
      ObjectNode request = request(token, PAGE);
      request.set("experiment_ids", experiments);
      request
          .put("filter", "attributes.start_time >= " + since.toEpochMilli())
          .putArray("order_by")
          .add("attributes.start_time DESC");
      JsonNode page = api.post(PATH + "runs/search", request);
      page.path("runs").forEach(run -> add(run, users));
      String next = page.path("next_page_token").asText("");
      token = next.equals(token) ? "" : next;
      pages++;
    } while (!token.isEmpty() && pages < most);
    return pages;
  }

  private static void add(JsonNode run, Set<String> users) {
    for (JsonNode tag : run.path("data").path("tags")) {
      String user = tag.path("value").asText("").strip();
      if (tag.path("key").asText().equals("mlflow.user")
          && MlflowPeople.isSomebody(user)
          && user.length() <= LONGEST
          && user.chars().noneMatch(Character::isISOControl)) {
        users.add(user);
      }
    }
  }

  private static ObjectNode request(String token, int most) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("max_results", most);
    return token.isEmpty() ? request : request.put("page_token", token);
  }
}
