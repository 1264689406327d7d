package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The colours are matplotlib's. */
class CoolwarmTest {
  private static final Path REFERENCE = Path.of("src/test/resources/reference/coolwarm.json");

  @Test
  void eachColourIsMatplotlibsToOnePartIn255() throws IOException {
    JsonNode colours = new ObjectMapper().readTree(Files.readString(REFERENCE)).get("colours");
    assertThat(colours).hasSize(256);
    for (int i = 0; i < colours.size(); i++) {
      int rgb = Coolwarm.rgb(i / 255.0);
      for (int part = 0; part < 3; part++) {
        assertThat((double) ((rgb >> (16 - 8 * part)) & 0xff))
            .as("part %s of colour %s", part, i)
            .isCloseTo(255 * colours.get(i).get(part).asDouble(), within(1.0));
      }
    }
  }

  @Test
  void whatLiesBeyondHasTheColourOfTheEnd() {
    assertThat(Coolwarm.rgb(-0.1))
        .isEqualTo(Coolwarm.rgb(Double.NEGATIVE_INFINITY))
        .isEqualTo(0x3b4cc0);
    assertThat(Coolwarm.rgb(1.1))
        .isEqualTo(Coolwarm.rgb(Double.POSITIVE_INFINITY))
        .isEqualTo(0xb40426);
    assertThat(Coolwarm.rgb(0.5)).isEqualTo(0xdddddd);
  }

  @Test
  void whatIsNoNumberIsBlackWhichIsNoColourOfTheMap() {
    assertThat(Coolwarm.rgb(Double.NaN)).isZero();
  }
}
