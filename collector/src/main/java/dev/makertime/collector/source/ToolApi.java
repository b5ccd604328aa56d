package dev.makertime.collector.source;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.HttpApi;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * A tool's API, ready to be polled.
 *
 * @param source decides what to ask
 * @param api asks it
 */
public record ToolApi(ApiReader source, Api api) {

  /**
   * Makes one that asks over HTTP.
   *
   * @param base where all paths begin
   */
  public static ToolApi of(ApiReader source, URI base, ApiLogin login, Clock clock) {
    return new ToolApi(source, HttpApi.of(base, login, clock));
  }

  /** Tries the access; returns one line about what can be seen, and as whom. */
  String check() throws IOException, InterruptedException {
    return source.check(api);
  }
}
