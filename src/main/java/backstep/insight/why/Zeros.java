package backstep.insight.why;

import backstep.insight.why.ZeroStep.Reason;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.notation.Cell;
import backstep.notation.Expr;
import backstep.notation.Formula;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.List;

/** Follows a zero to the first factor that makes it 0, from line to line. */
final class Zeros {
  private static final int LONGEST = 40;

  private final Moments moments;
  private final List<ZeroStep> steps = new ArrayList<>();

  /** Where the search stands: a line and its formula, at the moment it is about to run. */
  private record Place(Timeline moment, int line, List<Cell> operands) {}

  Zeros(Moments moments) {
    this.moments = moments;
  }

  /**
   * The steps to the cause; none where nothing is 0.
   *
   * @param unchanged true to look at what was added or taken away
   */
  List<ZeroStep> of(Formula formula, Timeline moment, int line, double value, boolean unchanged) {
    Place place = new Place(moment, line, formula.operands());
    if (unchanged && isChange(formula.cells())) {
      Expr change = formula.cells().parts().get(1);
      Expr numbers = formula.numbers().parts().get(1);
      if (Formula.value(numbers) == 0) {
        add(Reason.COMPUTED, change, numbers, place);
        follow(change, numbers, place);
      }
    } else if (value == 0) {
      follow(formula.cells(), formula.numbers(), place);
    }
    return steps;
  }

  private static boolean isChange(Expr expr) {
    return expr instanceof Expr.Binary binary
        && (binary.operator() == Operator.MINUS || binary.operator() == Operator.PLUS);
  }

  private void add(Reason reason, Expr zero, Expr numbers, Place place) {
    steps.add(new ZeroStep(reason, zero, numbers, place.line()));
  }

  /** Follows a part of a formula that is 0. */
  private void follow(Expr zero, Expr numbers, Place place) {
    if (steps.size() >= LONGEST) {
      return;
    }
    if (zero instanceof Expr.Negative) {
      follow(zero.parts().get(0), numbers.parts().get(0), place);
    } else if (zero instanceof Expr.Binary binary) {
      binary(binary, (Expr.Binary) numbers, place);
    } else if (zero instanceof Expr.Call call) {
      call(call, (Expr.Call) numbers, place);
    } else {
      place.operands().stream()
          .filter(cell -> cell.expr(zero.span()).equals(zero))
          .findFirst()
          .ifPresentOrElse(
              cell -> cell(cell, zero, numbers, place),
              () ->
                  add(
                      zero instanceof Expr.Num ? Reason.FOUND : Reason.OTHER,
                      zero,
                      numbers,
                      place));
    }
  }

  private void cell(Cell cell, Expr zero, Expr numbers, Place place) {
    Value value = place.moment().now().value(cell.name());
    if (value == null || value.line() <= 0 || value.version() == 0) {
      add(Reason.FOUND, zero, numbers, place);
      return;
    }
    add(Reason.COMPUTED, zero, numbers, place);
    Timeline moment = moments.at(value.time());
    Formula formula = moments.formula(moment, value.line(), cell);
    follow(formula.cells(), formula.numbers(), new Place(moment, value.line(), formula.operands()));
  }

  private void binary(Expr.Binary zero, Expr.Binary numbers, Place place) {
    switch (zero.operator()) {
      case TIMES -> factor(zero, numbers, place);
      case DIVIDED -> followIfZero(zero, numbers, zero.left(), numbers.left(), place);
      case MINUS -> add(Reason.EQUAL, zero, numbers, place);
      case PLUS, MATRIX_TIMES -> terms(zero, numbers, place);
      default -> add(Reason.OTHER, zero, numbers, place);
    }
  }

  private void factor(Expr.Binary zero, Expr.Binary numbers, Place place) {
    if (Formula.value(numbers.left()) == 0) {
      follow(zero.left(), numbers.left(), place);
    } else {
      followIfZero(zero, numbers, zero.right(), numbers.right(), place);
    }
  }

  private void followIfZero(Expr whole, Expr wholeNumbers, Expr part, Expr numbers, Place place) {
    if (Formula.value(numbers) == 0) {
      follow(part, numbers, place);
    } else {
      add(Reason.OTHER, whole, wholeNumbers, place);
    }
  }

  private void terms(Expr.Binary zero, Expr.Binary numbers, Place place) {
    List<Expr> terms = terms(zero);
    List<Expr> termNumbers = terms(numbers);
    if (termNumbers.stream().anyMatch(term -> Formula.value(term) != 0)) {
      add(Reason.CANCELS, zero, numbers, place);
      return;
    }
    add(Reason.TERMS, zero, numbers, place);
    follow(terms.get(0), termNumbers.get(0), place);
  }

  private static List<Expr> terms(Expr.Binary sum) {
    if (sum.operator() == Operator.PLUS) {
      return sum.parts();
    }
    List<Expr> row = sum.left().parts();
    List<Expr> column = sum.right().parts();
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < row.size(); k++) {
      terms.add(new Expr.Binary(Operator.TIMES, row.get(k), column.get(k), sum.span()));
    }
    return terms;
  }

  private void call(Expr.Call zero, Expr.Call numbers, Place place) {
    if (zero.function() == Function.WHERE) {
      int chosen = Formula.value(numbers.arguments().get(0)) != 0 ? 1 : 2;
      follow(zero.arguments().get(chosen), numbers.arguments().get(chosen), place);
      return;
    }
    boolean ofOneCell = numbers.function().form() instanceof Form.Elementwise;
    add(ofOneCell ? Reason.FUNCTION : Reason.OTHER, zero, numbers, place);
  }
}
