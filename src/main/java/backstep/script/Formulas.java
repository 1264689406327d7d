package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes formulas, each once; what the notation has a word for is written with it. */
final class Formulas {
  private static final int MOST = 300_000;

  private final Map<Key, Formula> known = new HashMap<>();
  private final List<Formula> draws = new ArrayList<>();
  private long stores;
  private final Map<List<Object>, Formula> sizes = new HashMap<>();

  /** What a formula is; compared without what records bring along, which takes long at a start. */
  private record Key(Formula.Kind kind, List<Formula> parts, Shape shape) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.kind.isLike(kind)
          && key.parts.equals(parts)
          && key.shape.rows() == shape.rows()
          && key.shape.cols() == shape.cols();
    }

    @Override
    public int hashCode() {
      int word = 31 * kind.word().hashCode() + Long.hashCode(kind.detail());
      return 31 * (31 * word + parts.hashCode()) + shape.rows();
    }
  }

  private Formula make(Formula.Kind kind, Shape shape, List<Formula> parts) {
    Key key = new Key(kind, List.copyOf(parts), shape);
    Formula before = known.get(key);
    if (before != null) {
      return before;
    }
    if (known.size() > MOST) {
      throw new UserError(
          "the steps of this loop are made of too many cells, one by one, to be read: write them"
              + " with whole arrays");
    }
    Formula formula = new Formula(kind, key.parts, shape, known.size());
    known.put(key, formula);
    return formula;
  }

  /** The number of a store that is made: later ones have larger ones. */
  long nextStore() {
    return stores++;
  }

  Formula number(double value) {
    return make(new Formula.Num(value), Shape.SCALAR, List.of());
  }

  Formula read(Variable variable) {
    return make(new Formula.Read(variable), variable.shape(), List.of());
  }

  /** How large something is; the same formula for the same size. */
  Formula size(Size size, int count, Span span) {
    List<Object> key =
        Arrays.asList(size.of(), size.of() == null ? size.array() : null, size.axis(), count);
    return sizes.computeIfAbsent(key, any -> read(Variable.size("", size, count, span)));
  }

  /** A draw of so many rows and columns. */
  Formula draw(Function function, Formula rows, Formula cols, Shape shape) {
    Formula draw = make(new Formula.Draw(function, draws.size()), shape, List.of(rows, cols));
    draws.add(draw);
    return draw;
  }

  /** All draws so far. */
  List<Formula> draws() {
    return draws;
  }

  Formula binary(Operator operator, Formula a, Formula b) {
    if (operator == Operator.MATRIX_TIMES) {
      return make(
          new Formula.Binary(operator),
          new Shape(a.shape().rows(), b.shape().cols()),
          List.of(a, b));
    }
    Shape shape = a.shape().broadcast(b.shape());
    if (operator == Operator.PLUS && a.isNumber(0) && b.shape().equals(shape)) {
      return b; // a sum begins with 0
    }
    if (operator == Operator.PLUS && b.isNumber(0) && a.shape().equals(shape)) {
      return a;
    }
    if (operator == Operator.TIMES && (isGate(a, b) || isGate(b, a))) {
      return call(Function.RELU, isGate(a, b) ? a : b);
    }
    if (operator == Operator.DIVIDED && a.isNumber(1) && exponential(b) != null) {
      return call(Function.SIGMOID, exponential(b));
    }
    return make(new Formula.Binary(operator), shape, List.of(a, b));
  }

  /** True of z and {@code z > 0}, whose product is relu. */
  private static boolean isGate(Formula z, Formula test) {
    return (test.is(Operator.GREATER) || test.is(Operator.AT_LEAST))
        && test.part(0) == z
        && test.part(1).isNumber(0);
  }

  /** The z of {@code 1 + exp(-z)}, or null. */
  private static Formula exponential(Formula sum) {
    if (!sum.is(Operator.PLUS)) {
      return null;
    }
    Formula exp = sum.part(0).isNumber(1) ? sum.part(1) : sum.part(0);
    boolean one = sum.part(0).isNumber(1) || sum.part(1).isNumber(1);
    return one && exp.is(Function.EXP) && exp.part(0).kind() instanceof Formula.Negative
        ? exp.part(0).part(0)
        : null;
  }

  Formula negative(Formula of) {
    return of.kind() instanceof Formula.Num number
        ? number(-number.value())
        : make(new Formula.Negative(), of.shape(), List.of(of));
  }

  Formula not(Formula of) {
    return make(new Formula.Not(), of.shape(), List.of(of));
  }

  /** A function of one argument, cell by cell; of a reduction, one number. */
  Formula call(Function function, Formula of) {
    boolean one = gives1(function);
    Shape shape = one ? Shape.SCALAR : of.shape();
    return make(new Formula.Call(function, false), shape, List.of(of));
  }

  /** A function of the cells along an axis: a number for each group of them. */
  Formula along(Function function, Along along, Formula of) {
    return call(new Formula.Call(function, false, along), List.of(of));
  }

  /** True of the functions whose value is one number, whatever they are given. */
  private static boolean gives1(Function function) {
    return function.form() instanceof Form.Reduction
        || function.form() instanceof Form.Loss
        || function.form() instanceof Form.Nearness;
  }

  /** The larger, or smaller, of two; {@code maximum(z, 0)} is relu. */
  Formula pairwise(Function function, Formula a, Formula b) {
    if (function == Function.MAXIMUM && (a.isNumber(0) || b.isNumber(0))) {
      return call(Function.RELU, a.isNumber(0) ? b : a);
    }
    Shape shape = a.shape().broadcast(b.shape());
    return make(new Formula.Call(function, false), shape, List.of(a, b));
  }

  /** A loss of outputs and targets. */
  Formula loss(Function function, Formula y, Formula d) {
    return make(new Formula.Call(function, false), Shape.SCALAR, List.of(y, d));
  }

  /** {@code where(test, a, b)}; relu and its slope where it is one. */
  Formula where(Formula test, Formula a, Formula b) {
    if (a == b) {
      return a;
    }
    Shape shape = test.shape().broadcast(a.shape().broadcast(b.shape()));
    boolean atLeast0 = test.is(Operator.AT_LEAST) && test.part(1).isNumber(0);
    boolean above0 = test.is(Operator.GREATER) && test.part(1).isNumber(0);
    if ((atLeast0 || above0) && a == test.part(0) && b.isNumber(0)) {
      return call(Function.RELU, a);
    }
    if (atLeast0 && a.isNumber(1) && b.isNumber(0)) {
      return make(new Formula.Call(Function.RELU, true), shape, List.of(test.part(0)));
    }
    return make(new Formula.Call(Function.WHERE, false), shape, List.of(test, a, b));
  }

  /** The same function of other arguments. */
  Formula call(Formula.Call call, List<Formula> parts) {
    if (call.function() == Function.WHERE) {
      return where(parts.get(0), parts.get(1), parts.get(2));
    }
    Shape shape = parts.get(0).shape();
    for (Formula part : parts) {
      shape = shape.broadcast(part.shape());
    }
    boolean folds = gives1(call.function()) && !call.primed();
    return make(call, folds ? call.along().reduced(shape) : shape, parts);
  }

  Formula transpose(Formula of) {
    if (of.isScalar()) {
      return of;
    }
    return of.kind() instanceof Formula.Transpose
        ? of.part(0)
        : make(new Formula.Transpose(), of.shape().transposed(), List.of(of));
  }

  /** Rows and columns of a formula. */
  Formula block(Formula of, int row, int col, Shape shape) {
    if (shape.equals(of.shape())) {
      return of;
    }
    if (of.kind() instanceof Formula.Block block) {
      return block(of.part(0), block.row() + row, block.col() + col, shape);
    }
    if (of.kind() instanceof Formula.Transpose) {
      return transpose(block(of.part(0), col, row, shape.transposed()));
    }
    if (of.kind() instanceof Formula.Rows && shape.isScalar()) {
      return of.part(row * of.shape().cols() + col);
    }
    return make(new Formula.Block(row, col), shape, List.of(of));
  }

  Formula cell(Formula of, int row, int col) {
    return block(of, row, col, Shape.SCALAR);
  }

  /** Cells, each a number or a formula of one. */
  Formula rows(Formula[][] cells) {
    List<Formula> parts = new ArrayList<>();
    for (Formula[] row : cells) {
      parts.addAll(List.of(row));
    }
    return parts.size() == 1
        ? parts.get(0)
        : make(new Formula.Rows(), new Shape(cells.length, cells[0].length), parts);
  }

  /** The numbers of a matrix. */
  Formula numbers(Matrix matrix) {
    Formula[][] cells = new Formula[matrix.shape().rows()][matrix.shape().cols()];
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[i].length; j++) {
        cells[i][j] = number(matrix.get(i, j));
      }
    }
    return rows(cells);
  }

  /** A formula of the same kind of other parts. */
  Formula with(Formula formula, List<Formula> parts) {
    Formula.Kind kind = formula.kind();
    if (kind instanceof Formula.Binary binary) {
      return binary(binary.operator(), parts.get(0), parts.get(1));
    } else if (kind instanceof Formula.Negative) {
      return negative(parts.get(0));
    } else if (kind instanceof Formula.Not) {
      return not(parts.get(0));
    } else if (kind instanceof Formula.Call call) {
      return call(call, parts);
    } else if (kind instanceof Formula.Transpose) {
      return transpose(parts.get(0));
    } else if (kind instanceof Formula.Block block) {
      return block(parts.get(0), block.row(), block.col(), formula.shape());
    }
    return make(kind, formula.shape(), parts);
  }

  /** A formula in which some are replaced by others of the same shapes. */
  Formula replaced(Formula formula, Map<Formula, Formula> others) {
    if (others.isEmpty()) {
      return formula;
    }
    return replaced(formula, others, new HashMap<>());
  }

  private Formula replaced(
      Formula formula, Map<Formula, Formula> others, Map<Formula, Formula> done) {
    Formula other = others.get(formula);
    if (other != null || formula.parts().isEmpty()) {
      return other == null ? formula : other;
    }
    Formula before = done.get(formula);
    if (before != null) {
      return before;
    }
    List<Formula> parts =
        formula.parts().stream().map(part -> replaced(part, others, done)).toList();
    Formula changed = parts.equals(formula.parts()) ? formula : with(formula, parts);
    Formula result = others.getOrDefault(changed, changed);
    done.put(formula, result);
    return result;
  }
}
