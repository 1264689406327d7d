package backstep.insight.gradient;

import backstep.insight.gradient.RandomNetwork.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A backward pass as people write it, each in the convention of the course they took; all of them
 * right.
 *
 * @param isOfOtherSign true if deltas are minus the slope, and added
 * @param place where a factor stands that all gradients have
 * @param factor such as {@code / 4}
 * @param isMasked true if dZ overwrites dA
 * @param isInlined true if updates are written without a name for the gradient
 * @param isAtOnce true if a layer is updated as soon as nothing below needs it
 * @param update lines that move P by its gradient dP, perhaps with a V that lives from step to step
 */
record HandWritten(
    boolean isOfOtherSign,
    Place place,
    String factor,
    boolean isMasked,
    boolean isInlined,
    boolean isAtOnce,
    List<String> update) {

  /** The plainest. */
  static final HandWritten PLAIN =
      new HandWritten(false, Place.NOWHERE, "", false, false, false, List.of("P = P - alpha * dP"));

  private static final List<List<String>> UPDATES =
      List.of(
          PLAIN.update,
          PLAIN.update,
          List.of("P = P - 0.001 * P - alpha * dP"),
          List.of("P = 0.999 * P - alpha * dP"),
          List.of("P = P - alpha * dP / maximum(1, norm(dP))"),
          List.of("V = 0.9 * V + dP", "P = P - alpha * V"),
          List.of("V = 0.9 * V - alpha * dP", "P = P + V"),
          List.of("V = 0.9 * V + 0.1 * dP ** 2", "P = P - alpha * dP / sqrt(V + 1e-8)"));

  /** Where a factor may stand. */
  enum Place {
    NOWHERE,
    /** In the error of the outputs. */
    ERROR,
    /** In the gradient of each parameter. */
    GRADIENTS,
    /** In each update. */
    UPDATES
  }

  static HandWritten any(Random random) {
    return new HandWritten(
        random.nextBoolean(),
        RandomNetwork.any(random, Place.values()),
        RandomNetwork.any(random, " / 4", " * 2", " * 0.5"),
        random.nextBoolean(),
        random.nextInt(4) == 0,
        random.nextBoolean(),
        UPDATES.get(random.nextInt(UPDATES.size())));
  }

  /** True if each dP is the slope of the loss by P. */
  boolean namesSlopes() {
    return !isOfOtherSign && !isInlined && (place == Place.NOWHERE || place == Place.UPDATES);
  }

  /** The text of a network with its backward pass. */
  String of(RandomNetwork network, Random random) {
    return network.text(living(network), lines(network, random));
  }

  /** What lives from step to step beside the parameters. */
  private String living(RandomNetwork network) {
    StringBuilder living = new StringBuilder();
    if (update.size() > 1) {
      for (Layer layer : network.layers()) {
        for (String name : layer.parameters()) {
          living.append("  V%s = zeros(%s)\n".formatted(name, layer.shape(name)));
        }
      }
    }
    return living.toString();
  }

  /** The lines of the backward pass and of the updates. */
  List<String> lines(RandomNetwork network, Random random) {
    List<String> lines = new ArrayList<>();
    List<String> updates = new ArrayList<>();
    Layer last = network.last();
    lines.add(delta(last) + " = " + error(last.named(any(network.ending().deltas(), random))));
    for (int number = network.layers().size(); number >= 1; number--) {
      Layer layer = network.layers().get(number - 1);
      for (String name : layer.parameters()) {
        String gradient = gradient(layer, name);
        if (!isInlined) {
          lines.add("d" + name + " = " + gradient);
        }
        updates.addAll(updates(name, isInlined ? "(" + gradient + ")" : "d" + name));
      }
      if (number > 1) {
        String weights = layer.isOfRows() ? "W" + number : "W" + number + ".T";
        lines.add("dA%d = %s @ %s".formatted(number - 1, weights, delta(layer)));
      }
      if (isAtOnce) {
        lines.addAll(updates);
        updates.clear();
      }
      if (number > 1) {
        Layer below = network.layers().get(number - 2);
        lines.add(delta(below) + " = " + below.named(any(below.units().deltas(), random)));
      }
    }
    lines.addAll(updates);
    return lines;
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private String delta(Layer layer) {
    return (isMasked ? "dA" : "dZ") + layer.number();
  }

  private String error(String slope) {
    String signed = isOfOtherSign ? "-(" + slope + ")" : slope;
    return place == Place.ERROR ? "(" + signed + ")" + factor : signed;
  }

  private String gradient(Layer layer, String parameter) {
    String delta = delta(layer);
    String product =
        layer.isOfRows()
            ? layer.input() + " @ " + delta + ".T"
            : delta + " @ " + layer.input() + ".T";
    String gradient = parameter.startsWith("W") ? product : delta;
    return place == Place.GRADIENTS ? gradient + factor : gradient;
  }

  private List<String> updates(String parameter, String gradient) {
    String alpha = place == Place.UPDATES ? "alpha" + factor : "alpha";
    Map<String, String> names =
        Map.of("P", parameter, "dP", gradient, "V", "V" + parameter, "alpha", alpha);
    return update.stream()
        .map(line -> isOfOtherSign ? line.replace("- alpha", "+ alpha") : line)
        .map(line -> RandomNetwork.withNames(line, names))
        .toList();
  }
}
