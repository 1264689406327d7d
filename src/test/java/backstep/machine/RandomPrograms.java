package backstep.machine;

import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes valid programs of one training step, all different, from a seed. */
public final class RandomPrograms {
  private static final List<String> ACTIVATIONS =
      List.of("relu", "leaky_relu", "sigmoid", "tanh", "softplus", "elu", "gelu", "identity");

  private final Random random;
  private final List<String> parameters = new ArrayList<>();
  private final List<String> forward = new ArrayList<>();
  private final List<String> backward = new ArrayList<>();
  private final List<String> update = new ArrayList<>();
  private final boolean shuffled;
  private final boolean inPlace;
  private final boolean momentum;
  private final boolean biases;
  private final boolean softmax;
  private final boolean inSteps;
  private final boolean draws;
  private int samples;

  private RandomPrograms(long seed, boolean inSteps) {
    this.inSteps = inSteps;
    shuffled = seed % 3 == 0;
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    inPlace = random.nextBoolean();
    momentum = random.nextInt(3) == 0;
    biases = random.nextBoolean();
    softmax = random.nextInt(3) == 0;
    draws = inSteps && seed % 2 == 0;
  }

  /** The experiment of this seed. */
  public static Experiment experiment(long seed) {
    return Experiment.of("random", ProgramParser.parse("random " + seed, text(seed)));
  }

  /** Many experiments, for a test of each. */
  public static Stream<Experiment> some(int count) {
    return Stream.iterate(1L, seed -> seed + 1).limit(count).map(RandomPrograms::experiment);
  }

  public static String text(long seed) {
    return new RandomPrograms(seed, false).text();
  }

  /** Many experiments whose steps take several samples, most of them fewer in the last. */
  public static Stream<Experiment> inSteps(int count) {
    return Stream.iterate(1L, seed -> seed + 1)
        .map(seed -> new RandomPrograms(seed, true).text())
        .map(text -> Experiment.of("steps", ProgramParser.parse("steps", text)))
        .filter(Experiment::isBatched)
        .limit(count);
  }

  private String text() {
    int inputs = upTo(5);
    int outputs = upTo(4);
    int depth = upTo(4);
    String data = data(inputs, outputs);
    int from = inputs;
    for (int layer = 1; layer <= depth; layer++) {
      int to = layer == depth ? outputs : upTo(7);
      layer(layer, from, to, layer == depth);
      from = to;
    }
    loss(depth);
    return "settings:\n  activation = "
        + any(ACTIVATIONS)
        + "\n  alpha = 0.1\n  momentum = 0.5\n  seed = "
        + random.nextInt(1000)
        + (shuffled ? "\n  shuffle = on" : "")
        + (inSteps ? "\n  batch = " + upTo(samples) : "")
        + (inSteps && !shuffled ? pick() : "")
        + "\n\ndata:\n"
        + data
        + section("parameters", parameters)
        + section("forward", forward)
        + section("backward", backward)
        + section("update", update);
  }

  private String data(int inputs, int outputs) {
    StringBuilder data = new StringBuilder();
    samples = upTo(5);
    for (int i = 0; i < samples; i++) {
      data.append("  ")
          .append(numbers(inputs))
          .append(" -> ")
          .append(numbers(outputs))
          .append("\n");
    }
    return data.toString();
  }

  private String pick() {
    int kind = random.nextInt(3);
    return kind == 0 ? "" : "\n  pick = random" + (kind == 1 ? "\n  picks = " + upTo(5) : "");
  }

  private String numbers(int count) {
    return String.join(
        ", ", Stream.generate(() -> random.nextInt(11) / 10.0 + "").limit(count).toList());
  }

  private void layer(int layer, int from, int to, boolean last) {
    String below = layer == 1 ? "x" : "A" + (layer - 1);
    String generator = any(List.of("0.5 * randn", "rand", "he", "xavier"));
    parameters.add("W" + layer + " = " + generator + "(" + to + ", " + from + ")");
    String bias = "";
    if (biases) {
      parameters.add("b" + layer + " = zeros(" + to + ", 1)");
      bias = " + b" + layer;
    }
    String z = "Z" + layer;
    String noise = draws ? " + 0.1 * randn(" + to + ", m)" : "";
    forward.add(z + " = W" + layer + " @ " + below + bias + noise);
    String function = last && softmax ? "softmax" : last ? "sigmoid" : hidden();
    boolean ofRows = layer % 2 == 0 && function.equals("softmax");
    forward.add(
        (last ? "y" : "A" + layer)
            + " = "
            + (ofRows ? "softmax(" + z + ".T, axis=1).T" : function + "(" + z + ")"));
    List<String> lines = new ArrayList<>();
    lines.add("d" + z + " = " + (last ? "y - d" : slope(function, z, "dA" + layer)));
    lines.add("dW" + layer + " = d" + z + " @ " + below + ".T");
    if (biases) {
      boolean sums = inSteps || layer % 2 == 0;
      String gradient = sums ? "sum(d" + z + ", axis=1)" : "d" + z;
      change(lines, "b" + layer, gradient, "zeros(" + to + ", 1)");
    }
    change(lines, "W" + layer, "dW" + layer, "zeros(" + to + ", " + from + ")");
    if (layer > 1) {
      lines.add("d" + below + " = W" + layer + ".T @ d" + z);
    }
    if (draws && !last) {
      lines.add(0, "dA" + layer + " = dA" + layer + " * (rand(" + to + ", m) < 0.8)");
    }
    backward.addAll(0, lines);
  }

  private String hidden() {
    return random.nextInt(4) == 0 ? "layer_norm" : random.nextBoolean() ? "act" : any(ACTIVATIONS);
  }

  private static String slope(String function, String z, String gradient) {
    return function.equals("layer_norm")
        ? "layer_norm'(" + z + ", " + gradient + ")"
        : gradient + " * " + function + "'(" + z + ")";
  }

  /** The lines that change a parameter: here, or in the section at the end. */
  private void change(List<String> here, String parameter, String gradient, String zeros) {
    List<String> lines = inPlace ? here : update;
    if (momentum) {
      parameters.add("V" + parameter + " = " + zeros);
      lines.add("V" + parameter + " = momentum * V" + parameter + " + " + gradient);
    }
    String by = momentum ? "V" + parameter : gradient;
    lines.add(parameter + " = " + parameter + " - alpha * " + by);
  }

  private void loss(int depth) {
    if (random.nextInt(5) > 0) {
      forward.add("loss = cross_entropy(y, d)");
    }
    if (random.nextBoolean()) {
      String sizes = "sum(max(W1, axis=1)) + norm(sum(W1, axis=0)) + mean(sum(W1, axis=1))";
      forward.add(
          "reported = 0.5 * norm(y - d) + 0 * sum(Z" + depth + ") + 1e-3 * (" + sizes + ")");
    }
    if (random.nextInt(3) == 0) {
      forward.add("best = W1[" + "0,:] @ x + y[-1]");
    }
  }

  private static String section(String word, List<String> lines) {
    return lines.isEmpty() ? "" : "\n" + word + ":\n  " + String.join("\n  ", lines) + "\n";
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
