package dev.makertime.collector.tool.airflow;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Login of a poll of an Airflow, which is known only once the server of the poll is. */
@NullUnmarked // the server of a poll comes after its login
final class AirflowPolling implements ApiLogin {
  static final String PREVIEW = "{\"dry_run\": true, \"dag_run_id\": \"r1\"}";
  static final String CLEAR = "{\"dry_run\": false, \"dag_run_id\": \"r1\"}";

  private @Nullable ApiLogin login;
  private @Nullable Polling polling;

  private AirflowPolling() {}

  /** Polls with a token that is requested, and requested anew when it expires. */
  static Polling of(AirflowServer airflow) {
    try {
      AirflowPolling login = new AirflowPolling();
      Polling polling = new Polling(new AirflowApi("airflow"), airflow, login);
      login.polling = polling;
      return polling;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Header header() throws IOException, InterruptedException {
    if (login == null) {
      login = new AirflowLogin(polling.server.url(), "reader", "pw", Polling.CLOCK);
    }
    return login.header();
  }

  @Override
  public boolean renew() {
    return login.renew();
  }
}
