package backstep.network;

import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Source;
import backstep.notation.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Mistakes that people make in a training step, each an edit of a right program. To add one, add a
 * constant: the list of bugs, {@code load} and {@code hunt} pick it up. Its first number says from
 * which hunt on it may be planted, so that the hunts before stay what they are.
 */
public enum PlantedBug {
  UPDATE_BEFORE_USE(
      1,
      Right.RELU,
      program -> moved(program, "Wo", "dA1"),
      List.of("Wo", "dA1"),
      "a weight is updated before the backward pass has used it",
      "the question; Data Science from Scratch, 1st edition (its issue 31); Toy-Neural-Network-JS"
          + " (issue 72); older Neuroph"),
  VALUE_AS_DERIVATIVE(
      1,
      Right.RELU,
      program -> written(program, "dZ1 = dA1 * act(Z1)"),
      List.of("dZ1"),
      "the activation stands where its derivative should",
      "Stack Overflow, 'Using the proper ReLU derivative prevents learning': 'most ignore the 1 for"
          + " X > 0 part and just leave it at x'"),
  SIGMOID_SLOPE_KEPT(
      1,
      Right.RELU,
      program -> written(program, "dZ1 = dA1 * A1 * (1 - A1)"),
      List.of("dZ1"),
      "the derivative is still the sigmoid's, a (1 - a), after a switch to ReLU",
      "encog-dotnet-core (issue 124); php-ml (pull request 163)"),
  INVERTED_MASK(
      1,
      Right.RELU,
      program -> written(program, "dZ1 = dA1 * (Z1 < 0)"),
      List.of("dZ1"),
      "the gradient passes through the units that are off",
      "DeepLearningStudy (issue 1)"),
  DERIVATIVE_LEFT_OUT(
      1,
      Right.RELU,
      program -> written(program, "dZ1 = dA1"),
      List.of("dZ1"),
      "the derivative of the activation is left out",
      "a tutorial listed in Machine-Learning-Tutorials (pull request 16)"),
  DERIVATIVE_AT_ACTIVATION(
      1,
      Right.SIGMOID,
      program -> written(program, "dZ1 = dA1 * act'(A1)"),
      List.of("dZ1"),
      "the derivative is taken at the activation, not at the pre-activation",
      "tsoding/nn.h (issue 18 suspects it)"),
  TRANSPOSED_OUTER_PRODUCT(
      1,
      Right.SQUARE_RELU,
      program -> written(program.withSetting(KnownSetting.HIDDEN.word(), 4.0), "dWs = x @ dZ1.T"),
      List.of("dWs"),
      "the outer product is transposed; unseen, for the layer is as wide as its input",
      "Grokking Deep Learning, chapter 5 (its issue 23)"),
  FLIPPED_SIGN(
      1,
      Right.RELU,
      program -> written(program, "dZ2 = d - y"),
      List.of("dZ2"),
      "the error has the wrong sign, so that each update climbs",
      "PyTorch's 60-minute tutorial (pytorch, issue 1871)"),
  INPUT_FORGOTTEN(
      1,
      Right.RELU,
      program -> written(program, "dWs = dZ1 + 0 * Ws"),
      List.of("dWs"),
      "the input is forgotten: all weights of a unit get the same gradient",
      "a reader of Grokking Deep Learning asks what it is for (its issue 72)"),
  RAW_ERROR_SENT_BACK(
      1,
      Right.RELU,
      program -> written(program, "dZ1 = dZ2 * act'(Z1)"),
      List.of("dZ1"),
      "the output's error is sent back as it is, without the weights it came through",
      "Stack Overflow, 'Why doesn't error approach zero when it is multiplied by derivative of"
          + " sigmoid?'"),
  SUM_OVER_UNITS(
      1,
      Right.ROWS,
      program -> written(program, "db1 = sum(dZ1, axis=1).T"),
      List.of("db1"),
      "units are added up where samples should be; unseen, for there are as many",
      "deeplearning4j (pull request 364): 'bias mean was being done on wrong dimension'"),
  SUM_OVER_ALL(
      1,
      Right.ROWS,
      program -> written(program, "db1 = sum(dZ1)"),
      List.of("db1"),
      "one sum of all: each bias of the layer gets the same gradient",
      "stat453-deep-learning-ss21 (issue 5)"),
  MEAN_TAKEN_TWICE(
      1,
      Right.ROWS,
      program -> written(program, "db2 = sum(dS, axis=0) / m"),
      List.of("db2"),
      "what is a mean over the samples already is divided by their number again",
      "deeplearning4j (pull request 366)"),
  MEAN_LEFT_OUT(
      1,
      Right.ROWS,
      program -> written(program, "db2 = sum(y - D, axis=0)"),
      List.of("db2"),
      "one gradient is a sum over the samples, and the others are means",
      "DeepLearningZeroToAll (issue 173), where the weights lack the mean"),
  SOFTMAX_OVER_SAMPLES(
      1,
      Right.ROWS,
      program -> written(program, "y = softmax(S, axis=0)"),
      List.of("y"),
      "softmax divides by the sum over the samples, not over the classes of each",
      "MLFundamentals (issue 1), by the sum over both; Lattice_LSTM (issue 5 suspects it)"),
  SQUASHED_TWICE(
      1,
      Right.ROWS,
      program -> written(program, "dZ1 = dH * tanh'(H)"),
      List.of("dZ1"),
      "the slope of tanh is taken at what tanh has squashed already",
      "libBrain (issue 78)"),
  NEVER_SET_BACK(
      1,
      Right.ROWS,
      program -> written(kept(program, "dW2 = zeros(hidden, outputs)"), "dW2 = dW2 + H.T @ dS"),
      List.of("dW2"),
      "a gradient is added to those of the steps before, and never set back to 0",
      "micrograd (pull request 102)"),
  WRITTEN_OVER(
      1,
      Right.ROWS,
      program -> written(program, "dW1 = decay * W1", "dW1 = X.T @ dZ1"),
      List.of("dW1"),
      "the second part of a gradient is written over the first, instead of added",
      "opennn (issue 241), where the slope of the regularization gets lost");

  /** The right programs that are spoiled. */
  public enum Right {
    RELU(Shipped.FIXED_RELU, ""),
    SIGMOID(Shipped.FIXED_SIGMOID, ""),
    /** With as many hidden units as inputs. */
    SQUARE_RELU(Shipped.FIXED_RELU, " hidden=4") {
      @Override
      public Program program() {
        return super.program().withSetting(KnownSetting.HIDDEN.word(), 4.0);
      }
    },
    ROWS(Shipped.XOR_ROWS, "");

    private final Shipped shipped;
    private final String setting;

    Right(Shipped shipped, String setting) {
      this.shipped = shipped;
      this.setting = setting;
    }

    /** What {@code sweep} calls it. */
    public String word() {
      return shipped.word() + setting;
    }

    public Program program() {
      return shipped.program();
    }

    /** True of a program with a sample a row. */
    public boolean isOfRows() {
      return shipped == Shipped.XOR_ROWS;
    }
  }

  private final int firstHunt;
  private final Right right;
  private final UnaryOperator<Program> edit;
  private final List<String> culprits;
  private final String story;
  private final String met;

  PlantedBug(
      int firstHunt,
      Right right,
      UnaryOperator<Program> edit,
      List<String> culprits,
      String story,
      String met) {
    this.firstHunt = firstHunt;
    this.right = right;
    this.edit = edit;
    this.culprits = culprits;
    this.story = story;
    this.met = met;
  }

  /** Its name in {@code load NAME} and {@code bugs NAME}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The number of the first hunt that may plant it, from 1. */
  public int firstHunt() {
    return firstHunt;
  }

  /** What is wrong, in one sentence without a full stop. */
  public String story() {
    return story;
  }

  /** Where it was met in the wild. */
  public String met() {
    return met;
  }

  /** The program that it spoils. */
  public Right right() {
    return right;
  }

  /** The program with the bug in it. */
  public Program program() {
    return edit.apply(right.program());
  }

  /** True if a line is to blame: if it writes one of the values that the bug makes wrong first. */
  public boolean isBlamed(Line line) {
    return culprits.contains(line.target());
  }

  public static Optional<PlantedBug> named(String word) {
    return Arrays.stream(values()).filter(bug -> bug.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(PlantedBug::word).toList();
  }

  /** Those in programs with a sample a row, or all others. */
  public static List<PlantedBug> all(boolean rows) {
    return Arrays.stream(values()).filter(bug -> bug.right.isOfRows() == rows).toList();
  }

  /** The program with the line that writes one target replaced, by several that all write it. */
  private static Program written(Program program, String... texts) {
    List<Statement> statements =
        Arrays.stream(texts).map(text -> Parser.statement(Source.typed(text))).toList();
    return program.editLines(
        lines -> {
          int place = writer(lines, statements.get(0).target());
          Line old = lines.remove(place);
          lines.addAll(
              place,
              statements.stream().map(one -> new Line(old.section(), one, old.remark())).toList());
          return lines;
        });
  }

  /** The program with a value more that lives from step to step. */
  private static Program kept(Program program, String text) {
    Statement statement = Parser.statement(Source.typed(text));
    return program.editParameters(
        lines -> {
          lines.add(new Line(Section.PARAMETERS, statement, Remark.NONE));
          return lines;
        });
  }

  /** The program with the line that writes one name put before the line that writes another. */
  private static Program moved(Program program, String name, String before) {
    return program.editLines(
        lines -> {
          Line line = lines.remove(writer(lines, name));
          int place = writer(lines, before);
          lines.add(place, new Line(lines.get(place).section(), line.statement(), line.remark()));
          return lines;
        });
  }

  private static int writer(List<Line> lines, String name) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).target().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
