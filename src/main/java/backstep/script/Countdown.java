package backstep.script;

import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.List;

/**
 * How many rounds a loop takes that counts for itself: {@code while i < n} with {@code i += 1} in
 * it, or {@code while True} that breaks out at some {@code i}.
 *
 * @param counter what counts
 * @param operator how it is compared with the bound, in a round that is taken
 * @param by how much it grows in a round
 * @param late rounds that are taken though the comparison holds no longer, or have begun before it
 */
record Countdown(String counter, String operator, Expression bound, double by, int late) {

  /** How a loop counts, or null where that cannot be seen. */
  static Countdown of(Statement loop) {
    if (!(loop instanceof Syntax.While whole)
        || whole.body().stream().anyMatch(one -> Mentions.skips(one, true))) {
      return null;
    }
    List<Statement> body = whole.body();
    if (whole.test() instanceof Syntax.Comparison test) {
      return of(test, body, 0, false);
    }
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i) instanceof Syntax.If branch
          && branch.no().isEmpty()
          && !branch.yes().isEmpty()
          && branch.yes().get(branch.yes().size() - 1) instanceof Syntax.Jump
          && branch.test() instanceof Syntax.Comparison test) {
        return of(test, body, i, true);
      }
    }
    return null;
  }

  private static Countdown of(
      Syntax.Comparison test, List<Statement> body, int at, boolean breaks) {
    if (test.operators().size() != 1 || !(test.operands().get(0) instanceof Syntax.Name name)) {
      return null;
    }
    String operator = breaks ? opposite(test.operators().get(0)) : test.operators().get(0);
    List<Statement> writers =
        body.stream().filter(one -> Mentions.of(one).written().contains(name.name())).toList();
    if (writers.size() != 1 || !List.of("<", "<=", "!=").contains(operator)) {
      return null;
    }
    double by = step(writers.get(0), name.name());
    int others = body.size() - 2; // neither the counter nor the break
    int counted = body.indexOf(writers.get(0)) < at ? 1 : 0;
    boolean atEnd = at - counted == others;
    if (by <= 0 || (breaks && !atEnd && at - counted != 0)) {
      return null;
    }
    int late = breaks ? (atEnd ? 1 : 0) - counted : 0;
    return new Countdown(name.name(), operator, test.operands().get(1), by, late);
  }

  private static String opposite(String operator) {
    return switch (operator) {
      case ">=" -> "<";
      case ">" -> "<=";
      case "==" -> "!=";
      default -> "";
    };
  }

  /** What is added to a name: {@code i += 1}, {@code i = i + 1}; 0 for anything else. */
  private static double step(Statement writer, String name) {
    if (writer instanceof Syntax.Change change
        && change.operator().equals("+")
        && change.target() instanceof Syntax.Name
        && change.value() instanceof Syntax.Num number) {
      return number.value();
    }
    boolean adds =
        writer instanceof Syntax.Assignment assignment
            && assignment.targets().size() == 1
            && assignment.targets().get(0) instanceof Syntax.Name
            && assignment.value() instanceof Syntax.Infix infix
            && infix.operator().equals("+")
            && infix.left() instanceof Syntax.Name left
            && left.name().equals(name)
            && infix.right() instanceof Syntax.Num;
    return adds
        ? ((Syntax.Num) ((Syntax.Infix) ((Syntax.Assignment) writer).value()).right()).value()
        : 0;
  }

  /** How many rounds there are, from where the loop begins; 0 if that is not known. */
  long rounds(Interpreter interpreter, Frame frame) {
    if (!(frame.get(counter) instanceof Scalar from)
        || !(interpreter.value(bound, frame) instanceof Scalar to)) {
      return 0;
    }
    double way = (to.number() - from.number()) / by;
    double rounds = operator.equals("<=") ? Math.floor(way) + 1 : Math.ceil(way);
    boolean meets = !operator.equals("!=") || way == Math.rint(way);
    return meets ? (long) Math.max(0, rounds + late) : 0;
  }
}
