package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  static Stream<JsonNode> shuffles() {
    return StreamSupport.stream(Reference.json("numpy-permutation.json").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("shuffles")
  void aPermutationIsNumpysWhateverWasDrawnBefore(JsonNode expected) {
    NumpyRandom random = drawn(expected);
    for (JsonNode permutation : expected.get("permutations")) {
      assertThat(random.permutation(permutation.size())).containsExactly(numbers(permutation));
    }
    assertThat(random.rand()).isEqualTo(expected.get("then").doubleValue());
  }

  @ParameterizedTest
  @MethodSource("shuffles")
  void aCopyGoesOnAsTheGeneratorDoesAndIsAnother(JsonNode expected) {
    NumpyRandom random = drawn(expected);
    NumpyRandom copy = random.copy();
    List<Double> first = Stream.of(random.randn(), random.randn(), random.rand()).toList();
    assertThat(Stream.of(copy.randn(), copy.randn(), copy.rand()).toList()).isEqualTo(first);
  }

  private static NumpyRandom drawn(JsonNode expected) {
    NumpyRandom random = new NumpyRandom(expected.get("seed").intValue());
    IntStream.range(0, expected.get("rand").intValue()).forEach(i -> random.rand());
    IntStream.range(0, expected.get("randn").intValue()).forEach(i -> random.randn());
    return random;
  }

  private static int[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }
}
