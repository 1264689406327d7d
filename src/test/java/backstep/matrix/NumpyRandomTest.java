package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumpyRandomTest {

  static Stream<Map.Entry<String, JsonNode>> seeds() {
    return Reference.json("numpy-rand.json").properties().stream();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randIsNumpysToTheLastBit(Map.Entry<String, JsonNode> seed) {
    assertSame(seed, "rand", NumpyRandom::rand);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randnIsNumpysToTheLastBit(Map.Entry<String, JsonNode> seed) {
    assertSame(seed, "randn", NumpyRandom::randn);
  }

  private static void assertSame(
      Map.Entry<String, JsonNode> seed, String name, ToDoubleFunction<NumpyRandom> draw) {
    NumpyRandom random = new NumpyRandom(Integer.parseInt(seed.getKey()));
    JsonNode expected = seed.getValue().get(name);
    assertThat(expected).hasSize(5);
    for (JsonNode number : expected) {
      assertThat(draw.applyAsDouble(random)).isEqualTo(number.doubleValue());
    }
  }
}
