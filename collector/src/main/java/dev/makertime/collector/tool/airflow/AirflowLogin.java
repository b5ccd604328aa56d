package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Login to Airflow. Airflow 3 gives a token for a user and a password, which expires; Airflow 2
 * takes both with every request. The first request finds out which of the two it is.
 */
public final class AirflowLogin implements ApiLogin {
  private final Api anonymous;
  private final String user;
  private final String password;
  private @Nullable Header header;

  /** A login at a server. */
  public AirflowLogin(URI base, String user, String password, Clock clock) {
    anonymous = HttpApi.of(base, () -> new Header("X-Requested-With", "makertime"), clock);
    this.user = user;
    this.password = password;
  }

  @Override
  public synchronized Header header() throws IOException, InterruptedException {
    if (header == null) {
      header = login();
    }
    return header;
  }

  @Override
  public synchronized boolean renew() {
    header = null;
    return true;
  }

  private Header login() throws IOException, InterruptedException {
    ObjectNode question =
        JsonNodeFactory.instance.objectNode().put("username", user).put("password", password);
    try {
      JsonNode answer = anonymous.post("auth/token", question);
      String token = answer.path("access_token").asText(answer.path("jwt_token").asText(""));
      if (token.isEmpty()) {
        throw new IOException("it gave no token");
      }
      return ApiLogin.bearer(token).header();
    } catch (Api.Absent e) {
      return ApiLogin.basic(user, password).header();
    }
  }
}
