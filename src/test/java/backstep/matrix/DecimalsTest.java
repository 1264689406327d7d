package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf",
    "0, 0",
    "-0.0, -0.0",
    "1, 1",
    "-3, -3",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "100, 100",
    "0.0001, 0.0001",
    "1e-5, 1e-05",
    "1.5e-7, 1.5e-07",
    "1e15, 1000000000000000",
    "9999999999999998, 9999999999999998",
    "1e16, 1e+16",
    "1e23, 1e+23",
    "4.9e-324, 5e-324",
    "2.9802322387695312e-08, 2.9802322387695312e-08",
    "-1113178120592002.2, -1113178120592002.2",
    "5.684341886080802e-14, 5.684341886080802e-14",
    "7.120236347223045e-307, 7.120236347223045e-307",
    "1.7976931348623157e308, 1.7976931348623157e+308",
  })
  void theShortestTextIsPythons(double value, String text) {
    assertThat(Decimals.shortest(value)).isEqualTo(text);
  }

  @Test
  @Tag("slow")
  void randomBitsReadBackAsTheSameBits() {
    Random random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      assertRoundTrip(Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  @Tag("slow")
  void numbersOfEverydaySizeReadBackAsTheSameBits() {
    Random random = new Random(2);
    for (int i = 0; i < 4_000; i++) {
      assertRoundTrip(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
    }
  }

  private static void assertRoundTrip(double value) {
    if (Double.isFinite(value)) {
      String text = Decimals.shortest(value);
      assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
          .as(text)
          .isEqualTo(Double.doubleToRawLongBits(value));
    }
  }
}
