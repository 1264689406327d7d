package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes training scripts whose steps take several samples, in rows or in columns: the whole batch,
 * slices of it, in another order each epoch, or picked; the parameters are names, in a dictionary
 * or an object, and what a step does stands in the loop, in functions or in methods, all by chance.
 */
final class RandomBatches {
  private static final List<String> PARAMETERS = List.of("W1", "b1", "W2", "b2");
  private static final Pattern PARAMETER = Pattern.compile("\\bV?[Wb][12]\\b");
  private static final Pattern PLACE = Pattern.compile("(?m)^( *)STEP\n");

  private final Random random;
  private final boolean rows;
  private final boolean softmax;
  private final boolean biases;
  private final boolean momentum;
  private final int samples;
  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final int size;

  /** What the loops call the samples of a step and their targets. */
  private String x = "X";

  private String t = "T";

  /** What its function for the slopes gives back. */
  private String gives = "";

  private RandomBatches(Random random) {
    this.random = random;
    this.rows = random.nextBoolean();
    this.softmax = random.nextInt(3) == 0;
    this.biases = random.nextInt(4) > 0;
    this.momentum = random.nextInt(4) == 0;
    this.samples = 4 + random.nextInt(6);
    this.inputs = 1 + random.nextInt(3);
    this.hidden = 1 + random.nextInt(4);
    this.outputs = softmax ? 2 + random.nextInt(2) : 1 + random.nextInt(2);
    this.size = 1 + random.nextInt(samples);
  }

  static String text(Random random) {
    return new RandomBatches(random).text();
  }

  private String text() {
    String head =
        "import numpy as np\n"
            + any("np.random.seed(" + random.nextInt(100) + ")\n", "")
            + data()
            + "rate = "
            + any("0.1", "0.05", "1/4")
            + "\n";
    String start = parameters() + (momentum ? velocities() : "");
    String loop = loop();
    return head
        + switch (random.nextInt(4)) {
          case 0 -> "P = {}\n" + kept(start + with(loop, step()), "P['", "']");
          case 1 -> start + functions() + with(loop, calls());
          case 2 -> object(start) + with(loop, "net.train(" + x + ", " + t + ")\n");
          default -> start + with(loop, step());
        };
  }

  /** A script with the step where the word STEP stands. */
  private static String with(String loop, String step) {
    Matcher place = PLACE.matcher(loop);
    assertThat(place.find()).isTrue();
    return place.replaceFirst(Matcher.quoteReplacement(step.indent(place.group(1).length())));
  }

  /** A script in which the parameters are kept in something. */
  private static String kept(String text, String before, String after) {
    return PARAMETER.matcher(text).replaceAll(Matcher.quoteReplacement(before) + "$0" + after);
  }

  private List<String> names() {
    return biases ? PARAMETERS : List.of("W1", "W2");
  }

  private String data() {
    String shape = rows ? samples + ", " + inputs : inputs + ", " + samples;
    String x =
        any("np.random.randn(" + shape + ")", "np.random.rand(" + shape + ")", literal(inputs));
    String t =
        softmax
            ? "np.eye("
                + outputs
                + ")[np.arange("
                + samples
                + ") % "
                + outputs
                + "]"
                + (rows ? "" : ".T")
            : literal(outputs);
    return "X = "
        + x
        + "\nT = "
        + t
        + "\n"
        + any("N = " + samples + "\n", "N = X.shape[" + axis() + "]\n");
  }

  private String literal(int values) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < (rows ? samples : values); i++) {
      List<String> line = new ArrayList<>();
      for (int j = 0; j < (rows ? values : samples); j++) {
        line.add(any("0", "1", "0.5", random.nextInt(10) / 10.0 + ""));
      }
      lines.add("[" + String.join(", ", line) + "]");
    }
    return "np.array([" + String.join(", ", lines) + "]) * 1.0";
  }

  private int axis() {
    return rows ? 0 : 1;
  }

  private String parameters() {
    String first = rows ? inputs + ", " + hidden : hidden + ", " + inputs;
    String second = rows ? hidden + ", " + outputs : outputs + ", " + hidden;
    String text = "W1 = " + draw(first) + "\n";
    text += biases ? "b1 = np.zeros((" + bias(hidden) + "))\n" : "";
    text += "W2 = " + draw(second) + "\n";
    return text + (biases ? "b2 = np.zeros((" + bias(outputs) + "))\n" : "");
  }

  private String bias(int units) {
    return rows ? "1, " + units : units + ", 1";
  }

  private String draw(String shape) {
    return any(
        "np.random.randn(" + shape + ")",
        "np.random.rand(" + shape + ") - 0.5",
        "0.1 * np.random.randn(" + shape + ")",
        "np.random.uniform(-1, 1, (" + shape + "))");
  }

  private String velocities() {
    return names().stream()
        .map(name -> "V" + name + " = np.zeros_like(" + name + ")\n")
        .collect(Collectors.joining());
  }

  /** The loops, with STEP where the step stands. */
  private String loop() {
    String epochs = "for epoch in range(40):\n";
    String says = any("    if epoch % 10 == 0:\n        print(epoch)\n", "");
    int kind = random.nextInt(5);
    if (kind == 0) {
      return epochs + "    STEP\n" + says;
    }
    x = "xb";
    t = "tb";
    String slice = (rows ? "[k:k + " : "[:, k:k + ") + size + "]";
    String ordered = rows ? "[order]" : "[:, order]";
    String now = rows ? "[now]" : "[:, now]";
    String steps = any("range(0, N, ", "range(0, " + samples + ", ") + size + "):\n        ";
    String batches = "    for k in " + steps;
    String order = "    order = np.random.permutation(N)\n";
    return epochs
        + switch (kind) {
          case 1 -> batches + taken("X" + slice, "T" + slice) + "        STEP\n";
          case 2 ->
              order
                  + "    Xs, Ts = "
                  + ("X" + ordered + ", T" + ordered + "\n")
                  + batches
                  + taken("Xs" + slice, "Ts" + slice)
                  + "        STEP\n";
          case 3 ->
              order
                  + batches
                  + ("now = order[k:k + " + size + "]\n        ")
                  + taken("X" + now, "T" + now)
                  + "        STEP\n";
          default ->
              "    now = np.random."
                  + any("randint(0, N, ", "choice(N, ")
                  + size
                  + ")\n    "
                  + taken("X" + now, "T" + now)
                  + "    STEP\n";
        }
        + says;
  }

  private static String taken(String x, String t) {
    return "xb, tb = " + x + ", " + t + "\n";
  }

  private String step() {
    return forward() + loss() + backward() + update();
  }

  private String forward() {
    String z1 = product("W1", x) + (biases ? " + b1" : "");
    String z2 = product("W2", "h") + (biases ? " + b2" : "");
    return "z = "
        + z1
        + "\nh = "
        + any("np.tanh(z)", "np.maximum(0, z)", "1 / (1 + np.exp(-z))", "np.where(z > 0, z, 0)")
        + "\no = "
        + z2
        + "\n"
        + (softmax
            ? any("e = np.exp(o)\n", "e = np.exp(o - np.max(o, " + along(1) + "))\n")
                + ("y = e / " + any("np.sum(e, ", "e.sum(") + along(1) + ")\n")
            : any("y = 1 / (1 + np.exp(-o))\n", "y = o\n"));
  }

  /** The axis of the samples, or the other one. */
  private String along(int other) {
    return "axis=" + (rows == (other == 0) ? 0 : 1) + ", keepdims=True";
  }

  private String product(String w, String of) {
    return rows
        ? any(of + " @ " + w, "np.dot(" + of + ", " + w + ")", of + ".dot(" + w + ")")
        : any(w + " @ " + of, "np.dot(" + w + ", " + of + ")", w + ".dot(" + of + ")");
  }

  private String loss() {
    String squares = any("np.sum((y - %s)**2)", "np.mean((y - %s)**2)", "0.5*((y - %s)**2).sum()");
    String entropy = any("-np.sum(%s * np.log(y)) / %s.shape[" + axis() + "]", "");
    String loss = softmax ? entropy : any(squares, "");
    return loss.isEmpty() ? "" : "loss = " + loss.replace("%s", t) + "\n";
  }

  private String backward() {
    String m = any(t + ".shape[" + axis() + "]", "len(" + t + (rows ? ")" : "[0])"), "N");
    String slope = any("", "", " * y * (1 - y)");
    String delta = softmax ? "y - " + t : any("y - " + t, "(y - " + t + ")" + slope);
    boolean atOnce = random.nextBoolean();
    String over = any(" / " + m, "");
    String gate = any("(1 - h**2)", "(z > 0)", "h * (1 - h)");
    String first = "g2 = " + (atOnce && !over.isEmpty() ? "(" + delta + ")" + over : delta) + "\n";
    String back = rows ? "g2 @ W2.T" : any("W2.T @ g2", "np.dot(W2.T, g2)");
    String later = atOnce ? "" : over;
    return first
        + ("g1 = (" + back + ") * " + gate + "\n")
        + ("dW2 = " + (rows ? "h.T @ g2" : "g2 @ h.T") + later + "\n")
        + ("dW1 = " + (rows ? x + ".T @ g1" : "np.dot(g1, " + x + ".T)") + later + "\n")
        + (biases ? "db2 = " + sum("g2") + later + "\ndb1 = " + sum("g1") + later + "\n" : "");
  }

  private String sum(String of) {
    return any(
        "np.sum(" + of + ", " + along(0) + ")",
        of + ".sum(" + along(0) + ")",
        of + ".mean(" + along(0) + ")");
  }

  private String update() {
    StringBuilder update = new StringBuilder();
    for (String name : names()) {
      String by = "d" + name;
      if (momentum) {
        String velocity = "V" + name;
        update.append(velocity + " = 0.5 * " + velocity + " + " + by + "\n");
        by = velocity;
      }
      update.append(any(name + " -= rate * " + by, name + " = " + name + " - rate * " + by) + "\n");
    }
    return update.toString();
  }

  private String functions() {
    String back = momentum ? "" : String.join(", ", names().stream().map(n -> "d" + n).toList());
    gives = back;
    String body = loss() + backward() + (back.isEmpty() ? "" : "return " + back + "\n");
    return "def forward("
        + x
        + "):\n"
        + (forward() + "return z, h, y\n").indent(4)
        + (momentum ? "" : "def backward(" + x + ", " + t + ", z, h, y):\n" + body.indent(4));
  }

  private String calls() {
    String forward = "z, h, y = forward(" + x + ")\n";
    return gives.isEmpty()
        ? forward + loss() + backward() + update()
        : forward + gives + " = backward(" + x + ", " + t + ", z, h, y)\n" + update();
  }

  private String object(String start) {
    String own =
        "class Net:\n    def __init__(self):\n"
            + start.indent(8)
            + ("    def train(self, " + x + ", " + t + "):\n")
            + step().indent(8);
    return kept(own, "self.", "") + "net = Net()\n";
  }

  private String any(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
