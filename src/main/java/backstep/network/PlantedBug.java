package backstep.network;

import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Mistakes that people make in a backward pass, each an edit of a right program. To add one, add a
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
          + " sigmoid?'");

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
    };

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

  /** The program with the line that writes this target replaced. */
  private static Program written(Program program, String text) {
    Statement statement = Parser.statement(Source.typed(text));
    return program.editLines(
        lines -> {
          int place = writer(lines, statement.target());
          Line old = lines.get(place);
          lines.set(place, new Line(old.section(), statement, old.remark()));
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
