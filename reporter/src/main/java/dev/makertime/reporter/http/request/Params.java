package dev.makertime.reporter.http.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads dates and bodies of requests, and writes answers as JSON. */
public final class Params {
  private Params() {}

  public static void answer(Context ctx, Object answer) throws IOException {
    ctx.contentType("application/json").result(Json.MAPPER.writeValueAsString(answer));
  }

  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  public static LocalDate from(Context ctx) throws Problem {
    return needed(ctx, "from");
  }

  public static LocalDate to(Context ctx) throws Problem {
    return needed(ctx, "to");
  }

  public static @Nullable LocalDate date(Context ctx, String name) throws Problem {
    String text = ctx.queryParam(name);
    try {
      LocalDate date = text == null ? null : LocalDate.parse(text);
      if (date != null && (date.getYear() < 1970 || date.getYear() > 2100)) {
        throw Problem.question(name + " must be of the years 1970 to 2100");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw Problem.question(name + " must be a date like 2026-01-31");
    }
  }

  /** Reads the body of a request, which is JSON. */
  public static <T> T body(Context ctx, Class<T> type) throws Problem {
    try {
      T body = Json.OUTSIDE.readValue(ctx.bodyAsBytes(), type);
      if (body == null) {
        throw Problem.question("the body is empty");
      }
      return body;
    } catch (JsonProcessingException e) {
      throw Problem.question("the body is invalid: " + FailureText.of(e));
    } catch (IOException e) {
      throw Problem.question("the body cannot be read");
    }
  }

  private static LocalDate needed(Context ctx, String name) throws Problem {
    LocalDate date = date(ctx, name);
    if (date == null) {
      throw Problem.question("from and to are needed, as dates like 2026-01-31");
    }
    return date;
  }
}
