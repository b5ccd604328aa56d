package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithheldTotalsTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");

  @Test
  void totals_tell_whether_parts_of_few_people_are_technical_work_in_them() throws Exception {
    assertThat(withheld(days(2))).containsExactly(true);
    assertThat(withheld(days(6))).containsExactly(false);
    assertThat(withheld(days(0))).containsExactly(false);
  }

  @Test
  void focus_of_few_is_withheld_by_itself() throws Exception {
    List<EngineerDay> days = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      days.add(
          Days.like(Days.day("p" + i, MONDAY.toString(), "churn")).focus(i < 2 ? 7_200 : 0).day());
    }

    Totals total = report(days).teams().get(0).total();

    assertThat(total.withheld()).isFalse();
    assertThat(total.lacking().extras()).containsExactly(Extra.FOCUS);
    assertThat(total.amounts().focus()).isZero();
  }

  /** Days of six people, some of whom were in meetings. */
  private static List<EngineerDay> days(int meeting) {
    List<EngineerDay> days = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      EngineerDay day = Days.day("p" + i, MONDAY.toString(), "churn");
      days.add(
          i < meeting
              ? day
              : Days.like(day).meeting(0).technical(day.technical() + day.meeting()).day());
    }
    return days;
  }

  private static Report report(List<EngineerDay> days) throws Exception {
    Organization organization = OrganizationFile.parse("people: [{id: p0}]");
    ShownDays shown = ShownDays.of(organization, days, PrivacySettings.DEFAULT);
    return Report.of(organization, shown, MONDAY, MONDAY.plusDays(6), Knowledge.NOTHING);
  }

  private static List<Boolean> withheld(List<EngineerDay> days) throws Exception {
    return report(days).teams().stream().map(team -> team.total().withheld()).toList();
  }
}
