package dev.makertime.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.testkit.ToolServer.Answer;
import org.junit.jupiter.api.Test;

/** What a poll cannot read is set aside, and once is enough. */
class DeadLettersOfPollsTest {
  private static final ApiReader READER =
      new ApiReader() {
        @Override
        public void read(Api api, PollRound round) throws Unavailable {
          round.take(new Reading.Rejected("a time that is none"), "run 17");
          round.commit();
        }

        @Override
        public String check(Api api) {
          return "fine";
        }
      };

  @Test
  void what_could_not_be_set_aside_is_set_aside_by_the_next_poll_and_not_again() throws Exception {
    try (Polling polling = new Polling(READER, question -> Answer.nothing())) {
      ToolPoller poller = polling.poller();
      polling.inbox.away = true;
      assertThat(poller.poll()).isFalse();
      polling.inbox.away = false;

      assertThat(poller.poll()).isTrue();
      assertThat(poller.poll()).isTrue();

      assertThat(polling.inbox.aside)
          .singleElement()
          .satisfies(letter -> assertThat(letter.reason()).isEqualTo("a time that is none"));
    }
  }
}
