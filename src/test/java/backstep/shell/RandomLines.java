package backstep.shell;

import java.util.List;
import java.util.Random;

/** What somebody might type who does not know what they do: commands whose arguments mostly fit. */
final class RandomLines {
  private static final List<String> NAMES =
      List.of("Ws", "Wo", "Z1", "A1", "y", "x", "d", "alpha", "hidden", "loss", "epoch", "foo");
  private static final List<String> ATOMS =
      List.of(
          "0", "1", "2.5", "1e300", "nan", "inf", "-1", "[1, 2]", "[[1, 2], [3, 4]]", "Ws[0,:]");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "**", "@", "<", "==", "!=", "and", "or", "=", ",", "if", "every");
  private static final List<String> FUNCTIONS =
      List.of("sum", "relu", "relu'", "act", "act'", "sigmoid", "softmax", "any", "rand", "norm");
  private static final List<String> QUESTIONS = List.of("before", "version", "argmax", "max");
  private static final List<String> SETTINGS =
      List.of("alpha", "hidden", "seed", "epochs", "activation", "data", "precision", "tables");
  private static final List<String> VALUES =
      List.of("0", "3", "7", "0.1", "-2", "1e9", "nan", "relu", "tanh", "xor", "exact", "plain");

  private final Random random;

  RandomLines(Random random) {
    this.random = random;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** A command with arguments that mostly fit it. */
  String command() {
    return switch (random.nextInt(29)) {
      case 0 -> "step " + count();
      case 1 -> "next " + count();
      case 2 -> "back " + count();
      case 3 -> "previous " + count();
      case 4 -> oneOf(List.of("finish", "epoch", "run 2", "restart", "undo", "redo", "", "test"));
      case 5 -> "until " + condition();
      case 6 -> "rewind " + condition();
      case 7 -> "goto " + random.nextInt(4) + ":" + random.nextInt(5) + ":" + line();
      case 8 -> oneOf(List.of("mark a", "mark b", "goto a", "goto b", "goto 2:1:end"));
      case 9 -> oneOf(List.of("inspect ", "print ", "samples ", "")) + expression(2);
      case 10 -> "history " + expression(1) + oneOf(List.of("", " every 1", " every 3"));
      case 11 -> "display " + expression(1);
      case 12 -> oneOf(List.of("undisplay", "undisplay 1", "display", "info", "info stops"));
      case 13 -> "break " + oneOf(List.of(line(), oneOf(NAMES), "stale")) + onlyIf();
      case 14 -> "watch " + expression(1) + onlyIf();
      case 15 -> oneOf(List.of("delete", "delete 1", "ignore 1 2", "condition 1 " + condition()));
      case 16, 17 -> "set " + oneOf(SETTINGS) + " " + oneOf(VALUES);
      case 18 -> "set " + oneOf(NAMES) + " " + expression(1);
      case 19 -> "set " + oneOf(NAMES) + "[" + place() + "," + place() + "] " + expression(1);
      case 20 -> "set new " + oneOf(NAMES) + " " + oneOf(VALUES);
      case 21 -> "edit " + line() + " " + statement();
      case 22 -> "move " + line() + oneOf(List.of(" after ", " before ")) + line();
      case 23 -> "insert " + oneOf(List.of("after ", "before ")) + line() + " " + statement();
      case 24 -> "drop " + line();
      case 25 -> "load " + oneOf(List.of("fixed-relu", "question-sigmoid", "mine.bp", "none.bp"));
      case 26 -> oneOf(List.of("save mine.bp", "source demo.txt", "data xor", "data", "continue"));
      case 27 -> oneOf(List.of("list", "where", "show", "help", "help functions", "help step"));
      default -> oneOf(List.of("show alpha", "info names", "save mine.bp", "accuse " + line()));
    };
  }

  private String count() {
    return oneOf(List.of("", "1", "2", "3", "5", "13", "30"));
  }

  private String line() {
    return oneIn(6) ? "p" + (1 + random.nextInt(3)) : Integer.toString(1 + random.nextInt(15));
  }

  private String place() {
    return oneOf(List.of("0", "1", "-1", ":", "0:2", "9"));
  }

  private String condition() {
    return oneOf(List.of("sample == 2", "line == 9", "loss > 0.8", "epoch > 2", expression(1)));
  }

  private String onlyIf() {
    return oneIn(3) ? " if " + condition() : "";
  }

  String statement() {
    return oneOf(NAMES) + " = " + expression(2);
  }

  /** An expression that often has a value. */
  String expression(int depth) {
    if (depth == 0) {
      return oneIn(2) ? oneOf(NAMES) : oneOf(ATOMS);
    }
    String inner = expression(depth - 1);
    return switch (random.nextInt(7)) {
      case 0, 1 -> inner + " " + oneOf(OPERATORS) + " " + expression(depth - 1);
      case 2 -> oneOf(FUNCTIONS) + "(" + inner + ")";
      case 3 -> oneOf(QUESTIONS) + "(" + inner + ")";
      case 4 -> inner + oneOf(List.of(".T", "[0]", "[0,0]", "[:,1]", "[-1]"));
      case 5 -> "(" + inner + ")";
      default -> inner;
    };
  }
}
