package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What parameters begin with: the formula that the script made them by, with its draws in its
 * order; or plain numbers where no line can draw the same.
 */
final class InitialValues {
  static final int MOST_NUMBERS = 1_000;

  /** A parameter line. */
  record Line(String name, Formula value, Span span) {}

  private final Formulas pool;
  private final Map<String, Formula> formulas = new LinkedHashMap<>();
  private final Map<String, Matrix> numbers = new HashMap<>();
  private final Map<String, Span> spans = new HashMap<>();

  InitialValues(Formulas pool) {
    this.pool = pool;
  }

  /** A parameter of this name begins so. */
  void add(String name, Formula formula, Matrix value, Span span) {
    boolean other = formula != null && formula.variable() != null; // a number under its own name
    formulas.put(name, other ? null : formula);
    numbers.put(name, value);
    spans.put(name, span);
  }

  private static List<Formula> draws(Formula formula) {
    List<Formula> draws = new ArrayList<>();
    if (formula != null) {
      formula.all().stream()
          .filter(part -> part.kind() instanceof Formula.Draw)
          .forEach(draws::add);
    }
    return draws;
  }

  private static int number(Formula draw) {
    return ((Formula.Draw) draw.kind()).count();
  }

  /**
   * The lines in their order.
   *
   * @param repeatable false if something other than a line of the program was drawn, too
   * @param all all draws before the loop
   * @param toTheLast true if the program goes on drawing where these have ended
   */
  List<Line> lines(boolean repeatable, List<Formula> all, boolean toTheLast, Span loop) {
    Map<Integer, String> owners = new TreeMap<>();
    boolean can = repeatable;
    for (Map.Entry<String, Formula> entry : formulas.entrySet()) {
      for (Formula draw : draws(entry.getValue())) {
        can &= owners.put(number(draw), entry.getKey()) == null;
      }
    }
    List<Line> lines = can ? drawn(owners, all, toTheLast, loop) : null;
    if (lines != null) {
      return lines;
    }
    List<Line> plain = new ArrayList<>();
    formulas.forEach((name, formula) -> plain.add(line(name, null, loop)));
    return plain;
  }

  private Line line(String name, Formula formula, Span loop) {
    Span span = spans.get(name) == null ? loop : spans.get(name);
    if (formula != null) {
      return new Line(name, formula, span);
    }
    Matrix matrix = numbers.get(name);
    if (matrix.shape().cells() > MOST_NUMBERS) {
      throw new UserError(
          "'"
              + name
              + "' begins with "
              + matrix.shape().cells()
              + " numbers that no line can make; at most "
              + MOST_NUMBERS
              + " can be written out",
          span);
    }
    return new Line(name, pool.numbers(matrix), span);
  }

  /** In the order of the draws; null where two parameters draw in turns. */
  private List<Line> drawn(
      Map<Integer, String> owners, List<Formula> all, boolean toTheLast, Span loop) {
    List<Line> lines = new ArrayList<>();
    Set<String> done = new HashSet<>();
    int last = owners.keySet().stream().mapToInt(i -> i).max().orElse(-1);
    String before = null;
    int spare = 0;
    for (Formula draw : all) {
      int number = number(draw);
      String owner = owners.get(number);
      if (number > last && !toTheLast) {
        break;
      }
      if (owner == null) {
        lines.add(new Line(spare++ == 0 ? "drawn" : "drawn_" + spare, draw, loop));
      } else if (!owner.equals(before)) {
        if (!done.add(owner)) {
          return null;
        }
        lines.add(line(owner, formulas.get(owner), loop));
      } else if (!draws(formulas.get(owner)).contains(draw)) {
        return null;
      }
      before = owner;
    }
    int at = 0;
    for (Map.Entry<String, Formula> entry : formulas.entrySet()) {
      if (done.contains(entry.getKey())) {
        at = names(lines).indexOf(entry.getKey()) + 1;
      } else {
        lines.add(at++, line(entry.getKey(), entry.getValue(), loop));
      }
    }
    return lines;
  }

  private static List<String> names(List<Line> lines) {
    return lines.stream().map(Line::name).toList();
  }
}
