package dev.makertime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose request it is, whatever headers say. */
class CallerAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.7 | 203.0.113.9                        | 203.0.113.9
          10.0.0.7 | 198.51.100.1, 203.0.113.9          | 203.0.113.9
          10.0.0.7 | 198.51.100.1, 203.0.113.9, 10.0.0.8 | 203.0.113.9
          10.0.0.7 | 203.0.113.9:4711                   | 203.0.113.9
          10.0.0.7 | [2001:db8::1]:4711                 | 2001:db8:0:0:0:0:0:1
          10.0.0.7 | localhost                          | 10.0.0.7
          10.0.0.7 | ''                                 | 10.0.0.7
          10.0.0.7 | 10.0.0.8                           | 10.0.0.8
          192.0.2.1 | 203.0.113.9                       | 192.0.2.1
          """)
  void a_known_proxy_is_believed_and_nobody_else(String peer, String forwarded, String caller)
      throws Exception {
    CallerAddress callers =
        new CallerAddress(
            Set.of(InetAddress.getByName("10.0.0.7"), InetAddress.getByName("10.0.0.8")));

    assertThat(callers.of(InetAddress.getByName(peer), List.of(forwarded))).isEqualTo(caller);
  }

  @Test
  void several_headers_are_read_as_one() throws Exception {
    InetAddress proxy = InetAddress.getByName("10.0.0.7");

    assertThat(new CallerAddress(Set.of(proxy)).of(proxy, List.of("198.51.100.1", "203.0.113.9")))
        .isEqualTo("203.0.113.9");
  }
}
