package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static final Numbers USUAL = Numbers.USUAL;

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "-0.0, 0.0000",
    "0.5, 0.5000",
    "0.0046, 0.0046",
    "0.00463, 0.0046",
    "0.0001, 0.0001",
    "0.00006, 6.00e-05",
    "-0.00234, -2.34e-03",
    "1e-320, 1.0e-320",
    "12345.678, 12345.68",
    "999999.6, 1.00e+06",
  })
  void isScientificOnlyWhereTheDecimalsWouldMislead(double value, String text) {
    assertThat(USUAL.format(value)).isEqualTo(text);
  }

  @Test
  void isWithinOnePercentAndInItsWidth() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
      String text = USUAL.format(value);
      assertThat(Double.parseDouble(text) / value).as(text).isBetween(0.99, 1.01);
      assertThat(text.length()).as(text).isLessThanOrEqualTo("-123.4567".length());
    }
  }

  @Test
  void fewDecimalsGiveWayOnlyWhereScientificIsNearer() {
    assertThat(new Numbers(0).format(1.4)).isEqualTo("1");
    assertThat(new Numbers(2).format(0.0567)).isEqualTo("0.06");
    assertThat(new Numbers(2).format(0.00234)).isEqualTo("2e-03");
  }

  @Test
  void twoThatAreComparedStandInOneForm() {
    assertThat(USUAL.compared(-5e-5, -1e-4, USUAL::format))
        .isEqualTo(List.of("-5.00e-05", "-1.00e-04"));
    assertThat(USUAL.compared(0.5, 0.25, USUAL::format)).isEqualTo(List.of("0.5000", "0.2500"));
    assertThat(USUAL.compared(0, 5e-5, USUAL::formatWhole)).isEqualTo(List.of("0", "5.00e-05"));
    assertThat(Numbers.EXACT.compared(1e-5, 0.5, Numbers.EXACT::format))
        .isEqualTo(List.of("1e-05", "0.5"));
    assertThat(
            List.of(1e-5, 0.5, 4.25).stream().map(USUAL.comparing(List.of(1e-5, 0.5, 4.25))::apply))
        .containsExactly("1.00e-05", "5.00e-01", "4.2500");
  }
}
