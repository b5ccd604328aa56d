package dev.makertime.reporter.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the dashboard's scripts, styles and icons from the jar, compressed and cached by browsers.
 */
final class Assets {
  private static final String OWN = "/dev/makertime/reporter/http/";
  private static final String JAVASCRIPT = "text/javascript";
  private static final String MVNPM = "/META-INF/resources/_static/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private record Asset(String resource, String type) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] plain, byte[] gzip, String tag) {}

  private static final List<String> MODULES =
      List.of(
          "app",
          "charts",
          "chart-marks",
          "common",
          "overview",
          "team",
          "known",
          "period",
          "team-figures",
          "team-money",
          "team-subject",
          "team-trend",
          "team-withheld",
          "person",
          "platform",
          "evidence",
          "lanes",
          "lost-focus",
          "downloads",
          "words",
          "missing",
          "access",
          "simulation",
          "simulation-board",
          "simulation-knobs",
          "simulation-saved",
          "comparison",
          "demo",
          "tour",
          "survey",
          "calibration",
          "system",
          "operator",
          "login");

  private static final Map<String, Asset> ALL = all();

  private static final Map<String, Bytes> READ = new ConcurrentHashMap<>();

  private Assets() {}

  private static Map<String, Asset> all() {
    Map<String, Asset> all = new HashMap<>();
    for (String module : MODULES) {
      all.put("/assets/" + module + ".js", new Asset(OWN + module + ".js", JAVASCRIPT));
    }
    for (String style : List.of("app", "print")) {
      all.put("/assets/" + style + ".css", new Asset(OWN + style + ".css", "text/css"));
    }
    all.put("/assets/icon.svg", new Asset(OWN + "icon.svg", "image/svg+xml"));
    all.put(
        "/assets/preact.js", new Asset(WEBJARS + "preact/10.27.2/dist/preact.umd.js", JAVASCRIPT));
    all.put(
        "/assets/hooks.js",
        new Asset(WEBJARS + "preact/10.27.2/hooks/dist/hooks.umd.js", JAVASCRIPT));
    all.put("/assets/htm.js", new Asset(MVNPM + "htm/3.1.1/dist/htm.umd.js", JAVASCRIPT));
    all.put(
        "/assets/uplot.js", new Asset(WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js", JAVASCRIPT));
    all.put(
        "/assets/uplot.css", new Asset(WEBJARS + "uplot/1.6.30/dist/uPlot.min.css", "text/css"));
    return Map.copyOf(all);
  }

  static boolean has(String path) {
    return ALL.containsKey(path);
  }

  /** Answers with an asset, or with 304 if the browser has it. */
  static void answer(Context ctx) {
    Asset asset = ALL.get(ctx.path());
    if (asset == null) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Bytes bytes = READ.computeIfAbsent(asset.resource(), Assets::read);
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", bytes.tag());
    if (bytes.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType(asset.type() + "; charset=utf-8");
    String accepted = ctx.header("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
      ctx.result(bytes.gzip());
    } else {
      ctx.result(bytes.plain());
    }
  }

  /** A resource of the page itself. */
  static String text(String name) {
    return new String(
        READ.computeIfAbsent(OWN + name, Assets::read).plain(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Bytes read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      byte[] plain = in.readAllBytes();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(plain);
      }
      String tag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(plain)) + "\"";
      return new Bytes(plain, packed.toByteArray(), tag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
