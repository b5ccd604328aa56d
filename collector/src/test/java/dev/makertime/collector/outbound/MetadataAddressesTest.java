package dev.makertime.collector.outbound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "2852039166",
        "[fe80::a9fe:a9fe]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:a9fe:a9fe::1]",
        "[fd00:ec2::254]",
        "[fd20:ce::254]",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16"
      })
  void an_address_at_which_clouds_serve_secrets_is_refused(String host) {
    assertThatThrownBy(() -> MetadataAddresses.refuse(URI.create("http://" + host + "/latest")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("which is refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "10.0.0.7", "100.100.100.201", "[fd00:ec2::253]"})
  void others_are_asked(String host) {
    assertThatCode(() -> MetadataAddresses.refuse(URI.create("https://" + host + "/")))
        .doesNotThrowAnyException();
  }
}
