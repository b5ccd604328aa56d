package dev.makertime.render.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FigureFormatTest {
  private final FigureFormat figures = new FigureFormat(Locale.GERMANY, "EUR");

  @Test
  void nothing_has_no_sign_however_it_came_about() {
    assertThat(figures.plain(-0.5 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 - 1e-17)).isEqualTo("0");
    assertThat(figures.plain(-0.0004)).isEqualTo("0");
    assertThat(figures.tenths(-0.04)).isEqualTo("0,0");
    assertThat(figures.plain(-0.4)).isEqualTo("-0,4");
  }

  @Test
  void figures_in_other_digits_are_no_less_figures() {
    FigureFormat persian = new FigureFormat(Locale.forLanguageTag("fa"), "EUR");

    assertThat(persian.tenths(123.4)).contains("\u06f1\u06f2\u06f3");
    assertThat(persian.plain(-0.0001)).isEqualTo(persian.plain(0));
    assertThat(figures.plain(Double.NaN)).isNotEqualTo("0");
    assertThat(figures.plain(Double.POSITIVE_INFINITY)).isEqualTo("∞");
  }
}
