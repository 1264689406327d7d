package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Pick;
import backstep.notation.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a value came about, in the notation: an expression whose names are {@link Variable}s. Two
 * that look alike are one object, made by {@link Formulas}; so a value that is used often is
 * written once.
 */
final class Formula {
  private static final long MANY = 1_000_000_000L;

  /** What a formula is. */
  sealed interface Kind {
    /** Two kinds are the same if they have one word and one detail. */
    default Object word() {
      return getClass();
    }

    default long detail() {
      return 0;
    }

    /** The same, asked without what records bring along, which takes long at a start. */
    default boolean isLike(Kind other) {
      return word().equals(other.word()) && detail() == other.detail();
    }
  }

  record Num(double value) implements Kind {
    @Override
    public long detail() {
      return Double.doubleToLongBits(value);
    }
  }

  record Read(Variable variable) implements Kind {
    @Override
    public Object word() {
      return variable;
    }
  }

  record Binary(Operator operator) implements Kind {
    @Override
    public Object word() {
      return operator;
    }
  }

  record Negative() implements Kind {}

  record Not() implements Kind {}

  /**
   * A function.
   *
   * @param along which cells it takes together
   */
  record Call(Function function, boolean primed, Along along) implements Kind {
    /** A function that is given no axis. */
    Call(Function function, boolean primed) {
      this(function, primed, function.form().along().orElse(Along.ALL));
    }

    @Override
    public Object word() {
      return function;
    }

    @Override
    public long detail() {
      return 2L * along.axis().hashCode() + (primed ? 1 : 0);
    }
  }

  /** A draw of numpy's generator; no two are the same. */
  record Draw(Function function, int count) implements Kind {
    @Override
    public long detail() {
      return count;
    }
  }

  record Transpose() implements Kind {}

  /** Rows and columns from here on, as many as the shape says. */
  record Block(int row, int col) implements Kind {
    @Override
    public long detail() {
      return (long) row << Integer.SIZE | col;
    }
  }

  /** Cells, row by row. */
  record Rows() implements Kind {}

  private final Kind kind;
  private final List<Formula> parts;
  private final Shape shape;
  private final boolean varies;
  private final long size;
  private final int order;
  private List<Variable> variables; // once somebody has asked

  Formula(Kind kind, List<Formula> parts, Shape shape, int order) {
    this.kind = kind;
    this.parts = parts;
    this.shape = shape;
    this.order = order;
    boolean varies =
        kind instanceof Draw
            || (kind instanceof Read read && read.variable.role() != Variable.Role.CONSTANT);
    long size = 1;
    for (Formula part : parts) {
      varies |= part.varies;
      size += part.size;
    }
    this.varies = varies;
    this.size = Math.min(MANY, size);
  }

  Kind kind() {
    return kind;
  }

  List<Formula> parts() {
    return parts;
  }

  Formula part(int index) {
    return parts.get(index);
  }

  /** How many formulas came about before it. */
  int order() {
    return order;
  }

  Shape shape() {
    return shape;
  }

  /** True if it may be another number in another step. */
  boolean varies() {
    return varies;
  }

  /** How many words it is long, roughly. */
  long size() {
    return size;
  }

  boolean isNumber(double value) {
    return kind instanceof Num number && number.value == value;
  }

  boolean is(Operator operator) {
    return kind instanceof Binary binary && binary.operator == operator;
  }

  boolean is(Function function) {
    return kind instanceof Call call && call.function == function && !call.primed;
  }

  /** True of a single number. */
  boolean isScalar() {
    return shape.isScalar();
  }

  /** The variable that it reads and nothing else, or null. */
  Variable variable() {
    return kind instanceof Read read ? read.variable : null;
  }

  /** All it is made of, itself last, each once. */
  Set<Formula> all() {
    Set<Formula> all = new LinkedHashSet<>();
    collect(all);
    return all;
  }

  private void collect(Set<Formula> all) {
    if (!all.contains(this)) {
      for (Formula part : parts) {
        part.collect(all);
      }
      all.add(this);
    }
  }

  /** The variables it reads, each once. */
  List<Variable> variables() {
    if (variables == null) {
      variables = all().stream().map(Formula::variable).filter(one -> one != null).toList();
    }
    return variables;
  }

  /** Counts how often each variable is read in it. */
  void count(Map<Variable, Integer> reads) {
    if (variable() != null) {
      reads.merge(variable(), 1, Integer::sum);
    }
    parts.forEach(part -> part.count(reads));
  }

  /** This in the notation. */
  Expr expr(java.util.function.Function<Variable, Expr> names, Span span) {
    List<Expr> in = new ArrayList<>();
    for (Formula part : parts) {
      in.add(part.expr(names, span));
    }
    if (kind instanceof Num number) {
      Expr size = new Expr.Num(Math.abs(number.value), span);
      return number.value < 0 ? new Expr.Negative(size, span) : size;
    } else if (kind instanceof Read read) {
      return names.apply(read.variable);
    } else if (kind instanceof Binary binary) {
      return new Expr.Binary(binary.operator, in.get(0), in.get(1), span);
    } else if (kind instanceof Negative) {
      return new Expr.Negative(in.get(0), span);
    } else if (kind instanceof Not) {
      return new Expr.Not(in.get(0), span);
    } else if (kind instanceof Call call) {
      return new Expr.Call(call.function, call.primed, in, call.along, span);
    } else if (kind instanceof Draw draw) {
      return new Expr.Call(draw.function, false, in, span);
    } else if (kind instanceof Transpose) {
      return new Expr.Transpose(in.get(0), span);
    } else if (kind instanceof Block block) {
      return index(block, in.get(0), span);
    }
    return new Expr.Rows(grid(in, shape.cols()), span);
  }

  private Expr index(Block block, Expr of, Span span) {
    Shape whole = parts.get(0).shape;
    Pick row = pick(block.row, shape.rows(), whole.rows());
    if (whole.cols() == 1) {
      return new Expr.Index(of, row, null, span);
    }
    return new Expr.Index(of, row, pick(block.col, shape.cols(), whole.cols()), span);
  }

  private static Pick pick(int from, int count, int size) {
    if (count == size && size > 1) {
      return new Pick(null, null, true);
    }
    return count == 1 ? new Pick(from, null, false) : new Pick(from, from + count, true);
  }

  private static List<List<Expr>> grid(List<Expr> cells, int cols) {
    return java.util.stream.IntStream.range(0, cells.size() / cols)
        .mapToObj(row -> cells.subList(row * cols, (row + 1) * cols))
        .toList();
  }
}
