package dev.makertime.collector.tool.dvc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is evidence in a call of DVC's clients. Parameters, metrics, plots, messages, the name of
 * the experiment and the address of the repository are passed over while the body is parsed.
 *
 * @param type {@code start}, {@code data}, {@code done}, or any other; {@code refs} = experiments
 *     were pushed
 * @param subject the repository's path at its host
 * @param commit on which the run is based; absent where the call has none that is one
 * @param key names the run: a hash of repository, commit and experiment
 */
record DvcCall(String type, String subject, @Nullable String commit, String key) {
  /** The largest body: that of a run with large plots. */
  static final int LARGEST = 32 << 20;

  /** Pushed experiments have no type, but these. */
  static final String REFS = "refs";

  private static final Set<String> READ =
      Set.of("type", "repo_url", "baseline_sha", "name", "subject", "key");
  private static final int LONGEST = 4_096;
  private static final int KEY_BYTES = 10;

  /** How an excerpt begins of what cannot be read. */
  private static final String UNREADABLE = "unreadable: ";

  /** Without limits of tokens, of which none is held; field names are in no table either. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(1_000)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /** What a call is, as far as it is kept. */
  static byte[] excerpt(InputStream body) throws IOException {
    try {
      DvcCall call = of(body);
      ObjectNode json = Json.MAPPER.createObjectNode();
      json.put("type", call.type).put("subject", call.subject).put("key", call.key);
      if (call.commit != null) {
        json.put("baseline_sha", call.commit);
      }
      return Json.MAPPER.writeValueAsBytes(json);
    } catch (IllegalArgumentException e) {
      return (UNREADABLE + FailureText.of(e)).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads a call, or an excerpt of one.
   *
   * @throws IllegalArgumentException when it is none, with a reason that has nothing of it
   */
  static DvcCall of(byte[] body) {
    String start = new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8);
    if (start.startsWith(UNREADABLE)) {
      throw new IllegalArgumentException(start.substring(UNREADABLE.length()));
    }
    try {
      return of(new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    }
  }

  private static DvcCall of(InputStream body) throws IOException {
    try (JsonParser json = FACTORY.createParser(body)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      return of(texts(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not JSON, or too deep, at byte " + Math.max(0, e.getLocation().getByteOffset()), e);
    }
  }

  private static DvcCall of(Map<String, String> texts) {
    String type = texts.get("type");
    if (type == null) {
      throw new IllegalArgumentException("lacks type");
    }
    String commit = texts.get("baseline_sha");
    String subject = texts.get("subject");
    String key = texts.get("key");
    if (subject == null || key == null || !key.matches("[0-9a-f]{%d}".formatted(2 * KEY_BYTES))) {
      String url = texts.get("repo_url");
      if (url == null) {
        throw new IllegalArgumentException("lacks repo_url");
      }
      String name = texts.getOrDefault("name", "");
      if (name.isEmpty() && Set.of("start", "data", "done").contains(type)) {
        throw new IllegalArgumentException("lacks name");
      }
      subject = RepositoryPath.of(url);
      key = hash(subject + "\n" + commit + "\n" + name);
    }
    boolean isCommit = commit != null && commit.matches("(?!0+$)[0-9a-f]{7,64}");
    return new DvcCall(type, subject, isCommit ? commit : null, key);
  }

  /** The texts among the fields that are read; anything else is skipped, however large. */
  private static Map<String, String> texts(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not a JSON object");
    }
    Map<String, String> texts = new HashMap<>();
    boolean hasRefs = false;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_OBJECT;
        token = json.nextToken()) {
      if (token == null) {
        throw new IllegalArgumentException("it ends early");
      }
      String field = json.currentName();
      JsonToken value = json.nextToken();
      hasRefs |= REFS.equals(field) && value == JsonToken.START_OBJECT;
      if (value == JsonToken.VALUE_STRING && READ.contains(field)) {
        take(texts, field, json.getText());
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("something follows its end");
    }
    if (hasRefs) {
      texts.putIfAbsent("type", REFS);
    }
    return texts;
  }

  private static void take(Map<String, String> texts, String field, String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(field + " is too long");
    }
    if (texts.put(field, text) != null) {
      throw new IllegalArgumentException(field + " is there twice");
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
