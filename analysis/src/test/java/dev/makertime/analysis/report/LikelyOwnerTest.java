package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Organization;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelyOwnerTest {

  @ParameterizedTest
  @CsvSource({
    "gitlab:ana.sousa, ana",
    "email:asousa@example.com, ana",
    "github:sousa-ana, ana",
    "gitlab:ana.souza, ana",
    "jenkins:bmartin, bo",
    "airflow:joao.nunez, joao"
  })
  void a_name_like_somebodys_suggests_them(String identity, String person) throws Exception {
    assertThat(LikelyOwner.of(identity, organization())).isEqualTo(person);
  }

  @ParameterizedTest
  @CsvSource({"gitlab:root", "gitlab:deploy", "email:noreply@example.com", "gitlab:data-team"})
  void a_name_like_nobodys_suggests_nobody(String identity) throws Exception {
    assertThat(LikelyOwner.of(identity, organization())).isNull();
  }

  @Test
  void two_who_are_as_alike_suggest_neither() throws Exception {
    Organization twins =
        OrganizationFile.parse("people: [{id: a, name: Kim Lee}, {id: b, name: Kim Lee}]");

    assertThat(LikelyOwner.of("gitlab:kim.lee", twins)).isNull();
  }

  private static Organization organization() throws InvalidOrganization {
    return OrganizationFile.parse(
        """
        people:
          - {id: ana, name: Ana Sousa}
          - {id: bo, name: Bo Martin, identities: ["gitlab:bo-m"]}
          - {id: joao, name: João Núñez}
          - {id: airflow-admin, name: deploy, shared: true}
        """);
  }
}
