package backstep.notation;

import backstep.matrix.Function;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An expression of the notation. What each kind computes is in {@link Lowering}, how it is written
 * in {@link Printer}.
 */
public sealed interface Expr {

  /** Where an error about this expression points. */
  Span span();

  /** The expressions it is made of, in the order they are written. */
  List<Expr> parts();

  /** A number; {@code inf}, {@code nan} and {@code pi} are numbers too. */
  record Num(double value, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** {@code [[a, b], [c, d]]}, or a column vector {@code [a, b]}; every cell is 1 x 1. */
  record Rows(List<List<Expr>> rows, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return rows.stream().flatMap(List::stream).toList();
    }
  }

  /** A setting, parameter, computed value, or a name the machine gives, such as {@code x}. */
  record Name(String name, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** {@code -a}. */
  record Negative(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }
  }

  /** {@code not a}. */
  record Not(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }
  }

  /** {@code a + b}, {@code a @ b}, {@code a < b}, and so on. */
  record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(left, right);
    }
  }

  /** {@code a.T}. */
  record Transpose(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }
  }

  /**
   * {@code M[i,j]}, {@code M[i,:]}, {@code M[0:5,:]}, or {@code v[i]}.
   *
   * @param col null where only one place was given
   */
  record Index(Expr of, Pick row, Pick col, Span span) implements Expr {
    /** Which columns are taken: all, where only one place was given. */
    public Pick columns() {
      return col == null ? Pick.all() : col;
    }

    @Override
    public List<Expr> parts() {
      return List.of(of);
    }
  }

  /** {@code f(a)}, or with a prime {@code f'(a)}. */
  record Call(Function function, boolean primed, List<Expr> arguments, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return arguments;
    }
  }

  /**
   * This expression with some of the expressions in it replaced.
   *
   * @param replacement for an expression what stands in its place, or nothing where its parts are
   *     to be looked through
   */
  default Expr replaced(java.util.function.Function<Expr, Optional<Expr>> replacement) {
    return replacement.apply(this).orElseGet(() -> with(part -> part.replaced(replacement)));
  }

  /** This expression with each of its parts changed. */
  private Expr with(UnaryOperator<Expr> change) {
    if (this instanceof Rows rows) {
      return new Rows(
          rows.rows.stream().map(row -> row.stream().map(change).toList()).toList(), rows.span);
    }
    if (this instanceof Negative negative) {
      return new Negative(change.apply(negative.of), negative.span);
    }
    if (this instanceof Not not) {
      return new Not(change.apply(not.of), not.span);
    }
    if (this instanceof Binary b) {
      return new Binary(b.operator, change.apply(b.left), change.apply(b.right), b.span);
    }
    if (this instanceof Transpose transpose) {
      return new Transpose(change.apply(transpose.of), transpose.span);
    }
    if (this instanceof Index index) {
      return new Index(change.apply(index.of), index.row, index.col, index.span);
    }
    if (this instanceof Call call) {
      List<Expr> changed = call.arguments.stream().map(change).toList();
      return new Call(call.function, call.primed, changed, call.span);
    }
    return this;
  }

  /** This expression and all below it. */
  default Stream<Expr> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Expr::all));
  }

  /** The names read, in the order they are written, with repetitions. */
  default Stream<Name> names() {
    return all().filter(Name.class::isInstance).map(Name.class::cast);
  }

  /** True if it reads this name. */
  default boolean reads(String name) {
    return names().anyMatch(read -> read.name().equals(name));
  }
}
