package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.gradient.RandomNetwork.Layer;
import backstep.insight.gradient.RandomNetwork.Units;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.PlantedBug;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake of the catalogue is found in networks of any architecture in which it matters. */
class PlantedFaultTest {
  private static final int NETWORKS = 20;

  /** A share of the largest cell of a movement. */
  private static final double MATTERS = 1e-4;

  /**
   * A network with a mistake in it.
   *
   * @param right its backward pass without the mistake
   * @param lines the same with it
   * @param faulty what the lines write that the mistake changes
   */
  private record Planted(
      int seed,
      RandomNetwork network,
      List<String> right,
      List<String> lines,
      List<String> faulty) {
    private Machine machine() {
      return RandomNetwork.machine(network.text("", lines));
    }

    /** True if the shapes of the line fit; else nobody could make the mistake unseen. */
    private boolean runs() {
      try {
        return machine().start() != null;
      } catch (UserError error) {
        return false;
      }
    }

    /** True if in some step of an epoch a parameter moves otherwise than in the right program. */
    private boolean matters() {
      Machine wrong = machine();
      Machine without = RandomNetwork.machine(network.text("", right));
      return IntStream.range(0, wrong.clock().stepsPerEpoch())
          .anyMatch(
              step ->
                  network.layers().stream()
                      .flatMap(layer -> layer.parameters().stream())
                      .anyMatch(
                          name -> differs(moved(wrong, step, name), moved(without, step, name))));
    }

    private boolean isFaulty(int number) {
      return faulty.contains(machine().experiment().program().line(number).target());
    }
  }

  /** Those in rows are looked for in the program they are planted in: HuntTest. */
  static List<PlantedBug> bugs() {
    return PlantedBug.all(false);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aPlantedFaultIsWrongAtItsLineWithinAnEpoch(PlantedBug bug) {
    List<Planted> all =
        IntStream.iterate(0, seed -> seed + 1)
            .boxed()
            .flatMap(seed -> planted(bug, seed))
            .filter(Planted::matters)
            .limit(NETWORKS)
            .toList();
    assertThat(all)
        .allSatisfy(
            planted ->
                assertThat(blamed(planted))
                    .as(
                        "%s, seed %d\n%s",
                        bug, planted.seed(), planted.machine().experiment().program())
                    .isNotEmpty()
                    .allMatch(planted::isFaulty));
  }

  /** The lines named at the first step of an epoch at which anything is wrong. */
  private static List<Integer> blamed(Planted planted) {
    Machine machine = planted.machine();
    State now = machine.start();
    for (int step = 0; step < machine.clock().stepsPerEpoch(); step++) {
      List<Motion> wrong = StepCheck.of(machine, now).wrong();
      if (!wrong.isEmpty()) {
        return wrong.stream().map(Motion::line).distinct().toList();
      }
      now = machine.after(now, machine.clock().ticksPerStep());
    }
    return List.of();
  }

  private static Matrix moved(Machine machine, int step, String name) {
    State begun = machine.aside(machine.start(), step);
    State end = machine.after(begun, machine.clock().lines());
    return end.value(name).matrix().zip(begun.value(name).matrix(), (a, b) -> a - b);
  }

  private static boolean differs(Matrix wrong, Matrix right) {
    double apart = wrong.zip(right, (a, b) -> a - b).largest();
    return wrong.largest() > 0 && apart > MATTERS * Math.max(wrong.largest(), right.largest());
  }

  /** A network with a mistake in one of its hidden layers; nothing where it cannot be made. */
  private static Stream<Planted> planted(PlantedBug bug, int seed) {
    Random random = new Random(seed);
    RandomNetwork network = RandomNetwork.any(random);
    List<String> right = HandWritten.PLAIN.lines(network, random);
    if (network.hidden().isEmpty()) {
      return Stream.empty();
    }
    Layer layer = RandomNetwork.any(random, network.hidden().toArray(Layer[]::new));
    List<String> lines = new ArrayList<>(right);
    if (bug == PlantedBug.UPDATE_BEFORE_USE) {
      String weights = "W" + (layer.number() + 1);
      String use = "dA" + layer.number();
      String update = lines.remove(writer(lines, weights));
      lines.add(writer(lines, use), update);
      return Stream.of(new Planted(seed, network, right, lines, List.of(weights, use)));
    }
    return mistakes(bug, network, layer)
        .map(
            line -> {
              String target = line.substring(0, line.indexOf(' '));
              lines.set(writer(lines, target), line);
              return new Planted(seed, network, right, lines, List.of(target));
            })
        .filter(Planted::runs);
  }

  private static int writer(List<String> lines, String target) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).startsWith(target + " = "))
        .findFirst()
        .orElseThrow();
  }

  /** The line that is written by mistake. */
  private static Stream<String> mistakes(PlantedBug bug, RandomNetwork network, Layer layer) {
    String slope = layer.units().deltas().get(0);
    String error = "dZ" + network.last().number();
    return switch (bug) {
      case UPDATE_BEFORE_USE -> Stream.empty();
      case VALUE_AS_DERIVATIVE -> Stream.of(delta(layer, "dA * " + layer.units().value()));
      case SIGMOID_SLOPE_KEPT -> Stream.of(delta(layer, "dA * A * (1 - A)"));
      case INVERTED_MASK ->
          layer.units() == Units.RELU && !network.mayBeFlat()
              ? Stream.of(delta(layer, "dA * (Z < 0)"))
              : Stream.empty();
      case DERIVATIVE_LEFT_OUT -> Stream.of(delta(layer, "dA"));
      case DERIVATIVE_AT_ACTIVATION -> Stream.of(delta(layer, slope.replace("'(Z", "'(A")));
      case TRANSPOSED_OUTER_PRODUCT ->
          Stream.of(gradient(layer, layer.isOfRows() ? "dZ @ %s.T" : "%s @ dZ.T"));
      case FLIPPED_SIGN ->
          Stream.of(network.last().named("dZ = -(" + network.ending().deltas().get(0) + ")"));
      case INPUT_FORGOTTEN ->
          Stream.of(gradient(layer, layer.isOfRows() ? "dZ.T + 0 * W" : "dZ + 0 * W"));
      case RAW_ERROR_SENT_BACK -> Stream.of(delta(layer, slope.replace("dA", error)));
      default -> throw new IllegalArgumentException(bug.word());
    };
  }

  private static String delta(Layer layer, String formula) {
    return layer.named("dZ = " + formula);
  }

  private static String gradient(Layer layer, String formula) {
    return layer.named("dW = " + formula.formatted(layer.input()));
  }
}
