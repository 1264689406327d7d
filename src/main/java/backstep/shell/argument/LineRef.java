package backstep.shell.argument;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Span;
import backstep.notation.Statement;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A line as the user names it: {@code 9}, or {@code p1} for a line of the parameters.
 *
 * @param number from 1
 */
public record LineRef(boolean parameter, int number, Span span) {

  /** Takes the name of a line that the program has. */
  public static LineRef take(Arguments arguments, Program program) {
    Span span = arguments.here();
    LineRef line = named(arguments.word("a line such as 9 or p1"), program, span);
    line.lineOf(program);
    return line;
  }

  /** True of a line's number, or of its place in a script, such as {@code mine.py:31}. */
  public static boolean isLine(String word) {
    return word.matches("p?\\d+|.*:\\d+");
  }

  /** A line by its number, or the first one of the program that a line of a script has become. */
  public static LineRef named(String word, Program program, Span span) {
    if (!word.matches(".*:\\d+")) {
      return parse(word, span);
    }
    for (boolean parameter : new boolean[] {false, true}) {
      List<Line> lines = parameter ? program.parameters() : program.lines();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).remark().place().filter(place -> isAt(place, word)).isPresent()) {
          return new LineRef(parameter, i + 1, span);
        }
      }
    }
    throw new UserError("no line of the program comes from " + word + near(word, program), span);
  }

  /** True of {@code mine.py:31}, {@code folder/mine.py:31} and {@code :31}. */
  private static boolean isAt(String place, String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return place.equals(name) || (name.startsWith(":") && place.endsWith(name));
  }

  /** The next place below that a line of the program comes from. */
  private static String near(String word, Program program) {
    int wanted = number(word);
    String file = word.substring(word.lastIndexOf('/') + 1, word.lastIndexOf(':') + 1);
    return Stream.concat(program.parameters().stream(), program.lines().stream())
        .flatMap(line -> line.remark().place().stream())
        .filter(place -> number(place) > wanted && (file.equals(":") || place.startsWith(file)))
        .min(Comparator.comparingInt(LineRef::number))
        .map(place -> "; the next that does is " + place)
        .orElse("; list shows them");
  }

  /** The number behind the colon. */
  private static int number(String place) {
    String digits = place.substring(place.lastIndexOf(':') + 1);
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static LineRef parse(String word, Span span) {
    if (!word.matches("p?\\d+")) {
      throw new UserError("a line is a number such as 9, or p1, not '" + word + "'", span);
    }
    boolean parameter = word.startsWith("p");
    String digits = word.substring(parameter ? 1 : 0);
    int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    return new LineRef(parameter, number, span);
  }

  /** Its number, where only lines that run will do. */
  public int numbered(Program program, String what) {
    if (parameter) {
      throw new UserError(
          what + " goes on a numbered line; parameters are set before any runs", span);
    }
    lineOf(program);
    return number;
  }

  private List<Line> linesOf(Program program) {
    return parameter ? program.parameters() : program.lines();
  }

  /** The line itself; an error if the program has none there. */
  public Line lineOf(Program program) {
    int size = linesOf(program).size();
    if (number < 1 || number > size) {
      throw new UserError("there is no such line; " + range(size), span);
    }
    return linesOf(program).get(number - 1);
  }

  private String range(int size) {
    if (size == 0) {
      return "the program has no parameters";
    }
    String letter = parameter ? "p" : "";
    return "the lines are " + letter + "1 to " + letter + size;
  }

  /** The statement that stands there. */
  public String text(Program program) {
    return lineOf(program).toString();
  }

  private Program edit(Program program, UnaryOperator<List<Line>> edit) {
    return parameter ? program.editParameters(edit) : program.editLines(edit);
  }

  public Program replace(Program program, Statement statement) {
    Line old = lineOf(program);
    Line line = new Line(old.section(), statement, old.remark());
    return edit(
        program,
        lines -> {
          lines.set(number - 1, line);
          return lines;
        });
  }

  public Program insert(Program program, Statement statement, boolean after) {
    Line line = new Line(lineOf(program).section(), statement, Remark.NONE);
    return edit(
        program,
        lines -> {
          lines.add(after ? number : number - 1, line);
          return lines;
        });
  }

  public Program drop(Program program) {
    if (!parameter && program.size() == 1) {
      throw new UserError("this is the only line; a program needs one", span);
    }
    return edit(
        program,
        lines -> {
          lines.remove(number - 1);
          return lines;
        });
  }

  /** The program with this line put beside another, in that one's section. */
  public Program moveTo(Program program, LineRef to, boolean after) {
    if (parameter != to.parameter) {
      throw new UserError("a line of the parameters stays among them, and no other joins", span);
    }
    if (number == to.number) {
      throw new UserError("a line cannot be moved beside itself", to.span);
    }
    Line old = lineOf(program);
    Line moved = new Line(to.lineOf(program).section(), old.statement(), old.remark());
    int place = to.number - (number < to.number ? 1 : 0) - (after ? 0 : 1);
    return edit(
        program,
        lines -> {
          lines.remove(number - 1);
          lines.add(place, moved);
          return lines;
        });
  }

  @Override
  public String toString() {
    return (parameter ? "p" : "") + number;
  }
}
