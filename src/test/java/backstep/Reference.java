package backstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.matrix.Matrix;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;

/** Numbers that other programs have computed, and how close ours must come to them. */
public final class Reference {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reference() {}

  /** A file of {@code src/test/resources/reference}. */
  public static JsonNode json(String name) {
    return parse(text("/reference/" + name));
  }

  /** What a text of JSON says. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of {@code src/test/resources}. */
  public static String text(String path) {
    try (InputStream in = Reference.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number, a list (a column vector) or a list of rows. */
  public static Matrix matrix(JsonNode json) {
    if (!json.isArray()) {
      return Matrix.scalar(number(json));
    }
    return json.get(0).isArray()
        ? Matrix.of(
            StreamSupport.stream(json.spliterator(), false)
                .map(Reference::numbers)
                .toArray(double[][]::new))
        : Matrix.column(numbers(json));
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).mapToDouble(Reference::number).toArray();
  }

  /** A number, or one of the words nan, inf and -inf, for which JSON has no numbers. */
  private static double number(JsonNode json) {
    return switch (json.asText()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> json.doubleValue();
    };
  }

  /** Refuses another shape, and a cell further from the expected one than the tolerance. */
  public static void assertNear(
      String what, Matrix actual, Matrix expected, double relative, double absolute) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    for (int i = 0; i < expected.shape().rows(); i++) {
      for (int j = 0; j < expected.shape().cols(); j++) {
        double cell = expected.get(i, j);
        String place = what + " [" + i + "," + j + "]";
        if (Double.isFinite(cell)) {
          assertThat(actual.get(i, j))
              .as(place)
              .isCloseTo(cell, within(absolute + relative * Math.abs(cell)));
        } else {
          assertThat(actual.get(i, j)).as(place).isEqualTo(Double.valueOf(cell));
        }
      }
    }
  }
}
