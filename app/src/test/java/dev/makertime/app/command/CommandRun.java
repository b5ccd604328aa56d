package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.Makertime;
import dev.makertime.topics.Json;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process, and keeps what they print. */
public final class CommandRun {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs a command, and returns its exit code. */
  public int run(String... arguments) {
    return Makertime.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Runs a command that succeeds, and reads the JSON that it prints. */
  public JsonNode json(String... arguments) throws Exception {
    forgetOut();
    assertThat(run(arguments)).as(err()).isZero();
    return Json.MAPPER.readTree(out());
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }

  public void forgetOut() {
    out.getBuffer().setLength(0);
  }
}
