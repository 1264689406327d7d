package backstep.network;

import backstep.matrix.Shape;
import backstep.notation.Derivation;
import backstep.notation.Line;
import backstep.notation.OwnData;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in the style of the question, of which the whole program can be written: its forward
 * section is the one of the question with any number of hidden layers, its backward section is
 * derived. The four programs that ship are the simplest of them.
 *
 * @param hidden units of each hidden layer, first to last; never empty
 * @param bias true for a bias on every layer, which starts at 0
 * @param norm true for layer_norm between each hidden layer's pre-activation and activation
 * @param mixed true to update each parameter as soon as its gradient is known, as in the question;
 *     false to update all after the backward pass
 */
record Architecture(List<Integer> hidden, boolean bias, boolean norm, boolean mixed) {

  Architecture {
    hidden = List.copyOf(hidden);
  }

  /** The parameter lines and the numbered lines of such a network. */
  record Text(List<Line> parameters, List<Line> lines) {
    /** True if a program consists of these very lines, whatever their comments. */
    boolean isOf(Program program) {
      return statements(program.parameters()).equals(statements(parameters))
          && statements(program.lines()).equals(statements(lines));
    }

    private static List<String> statements(List<Line> lines) {
      return lines.stream().map(line -> line.section() + " " + line).toList();
    }
  }

  /**
   * Writes the network for samples of the size of these.
   *
   * @param stepSize how many a step takes
   */
  Text write(DataSet data, int stepSize) {
    return new Writer(data, stepSize).write();
  }

  /** True if the network has one hidden layer, whose size is the setting hidden. */
  boolean isShallow() {
    return hidden.size() == 1;
  }

  /** What the layers with weights are called: s and o in the question, else 1, 2, ... and o. */
  private String name(int layer) {
    if (layer == hidden.size()) {
      return "o";
    }
    return isShallow() ? "s" : Integer.toString(layer + 1);
  }

  /** One layer after the other. */
  private final class Writer {
    private final int stepSize;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final List<Line> parameters = new ArrayList<>();
    private final List<Line> forward = new ArrayList<>();

    private Writer(DataSet data, int stepSize) {
      this.stepSize = stepSize;
      shapes.put("x", ofStep(data.sample(0).x().shape().rows()));
      shapes.put("d", ofStep(data.sample(0).d().shape().rows()));
    }

    /** What has a column for each sample of a step. */
    private Shape ofStep(int rows) {
      return new Shape(rows, stepSize);
    }

    private Text write() {
      String below = "x";
      for (int layer = 0; layer < hidden.size(); layer++) {
        below = hiddenLayer(layer, below);
      }
      int last = hidden.size();
      String z = preactivation(last, below, shapes.get("d"));
      forward("y", "sigmoid(" + z + ")", shapes.get("d"));
      forward("loss", "cross_entropy(y, d)", Shape.SCALAR);
      forward("reported", "0.5 * norm(y - d)", Shape.SCALAR);
      List<Line> lines = new ArrayList<>(forward);
      Program program =
          new Program(List.of(), OwnData.NONE, parameters, forward, Map.of(), List.of());
      lines.addAll(withUpdates(Derivation.of(program, shapes::get, any -> false)));
      return new Text(parameters, lines);
    }

    /** Returns the name of its activation. */
    private String hiddenLayer(int layer, String below) {
      Shape shape = ofStep(hidden.get(layer));
      int number = layer + 1;
      String z = preactivation(layer, below, shape);
      if (norm) {
        forward("N" + number, "layer_norm(" + z + ")", shape);
      }
      forward("A" + number, "act(" + (norm ? "N" + number : z) + ")", shape);
      return "A" + number;
    }

    private String preactivation(int layer, String below, Shape shape) {
      String name = name(layer);
      int from = shapes.get(below).rows();
      String size = rows(layer) + ", " + (layer == 0 ? "inputs" : rows(layer - 1));
      parameter("W" + name, "0.25 * rand(" + size + ")", new Shape(shape.rows(), from));
      if (bias) {
        parameter("b" + name, "zeros(" + rows(layer) + ", 1)", Shape.column(shape.rows()));
      }
      String product = "W" + name + " @ " + below;
      forward("Z" + (layer + 1), bias ? product + " + b" + name : product, shape);
      return "Z" + (layer + 1);
    }

    private String rows(int layer) {
      if (layer == hidden.size()) {
        return "outputs";
      }
      return isShallow() ? KnownSetting.HIDDEN.word() : hidden.get(layer).toString();
    }

    private void parameter(String name, String value, Shape shape) {
      shapes.put(name, shape);
      parameters.add(line(Section.PARAMETERS, name + " = " + value));
    }

    private void forward(String name, String value, Shape shape) {
      shapes.put(name, shape);
      forward.add(line(Section.FORWARD, name + " = " + value));
    }

    private List<Line> withUpdates(List<Line> backward) {
      List<Line> lines = new ArrayList<>();
      List<Line> updates = new ArrayList<>();
      for (Line line : backward) {
        lines.add(line);
        String name = line.target().substring(1);
        if (parameters.stream().anyMatch(parameter -> parameter.target().equals(name))) {
          Section section = mixed ? Section.BACKWARD : Section.UPDATE;
          Line update = line(section, name + " = " + name + " - alpha * " + line.target());
          (mixed ? lines : updates).add(update);
        }
      }
      lines.addAll(updates);
      return lines;
    }
  }

  private static Line line(Section section, String text) {
    return new Line(section, Parser.statement(new Source("the generated line", text)), Remark.NONE);
  }
}
