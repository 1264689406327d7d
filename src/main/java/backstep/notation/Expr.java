package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** What the function for its kind gives. */
  <R> R fold(Kinds<R> kinds);

  /**
   * A function for each kind of expression. Where all kinds are told apart, this tells them apart:
   * a kind that is added here is a gap that the compiler finds in each such place.
   */
  record Kinds<R>(
      Function<Num, R> num,
      Function<Name, R> name,
      Function<Rows, R> rows,
      Function<Negative, R> negative,
      Function<Not, R> not,
      Function<Binary, R> binary,
      Function<Transpose, R> transpose,
      Function<Index, R> index,
      Function<Call, R> call) {}

  /** A number; {@code inf}, {@code nan} and {@code pi} are numbers too. */
  record Num(double value, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.num().apply(this);
    }
  }

  /** {@code [[a, b], [c, d]]}, or a column vector {@code [a, b]}; every cell is 1 x 1. */
  record Rows(List<List<Expr>> rows, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return rows.stream().flatMap(List::stream).toList();
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.rows().apply(this);
    }
  }

  /** A setting, parameter, computed value, or a name the machine gives, such as {@code x}. */
  record Name(String name, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of();
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.name().apply(this);
    }
  }

  /** {@code -a}. */
  record Negative(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.negative().apply(this);
    }
  }

  /** {@code not a}. */
  record Not(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.not().apply(this);
    }
  }

  /** {@code a + b}, {@code a @ b}, {@code a < b}, and so on. */
  record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(left, right);
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.binary().apply(this);
    }
  }

  /** {@code a.T}. */
  record Transpose(Expr of, Span span) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(of);
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.transpose().apply(this);
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
      return col == null ? Pick.ALL : col;
    }

    @Override
    public List<Expr> parts() {
      return List.of(of);
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.index().apply(this);
    }
  }

  /**
   * {@code f(a)}, or with a prime {@code f'(a)}.
   *
   * @param along which cells it takes together; all where the function has no say in that
   */
  record Call(
      backstep.matrix.Function function,
      boolean primed,
      List<Expr> arguments,
      Along along,
      Span span)
      implements Expr {
    /** A call that names no axis. */
    public Call(
        backstep.matrix.Function function, boolean primed, List<Expr> arguments, Span span) {
      this(function, primed, arguments, function.form().along().orElse(Along.ALL), span);
    }

    /** The same function of other arguments. */
    Call on(List<Expr> others) {
      return new Call(function, primed, others, along, span);
    }

    /** The same of a group of cells alone: a number of them needs no axis. */
    Call ofGroup(List<Expr> cells) {
      boolean folds = function.form() instanceof Form.Reduction;
      return folds ? new Call(function, primed, cells, span) : on(cells);
    }

    /** The transpose of its value, from the transpose of its one argument. */
    Call transposed() {
      List<Expr> in = List.of(Algebra.transpose(arguments.get(0)));
      return new Call(function, primed, in, along.transposed(), span);
    }

    /** Its slope, {@code f'(a)}. */
    public Call slope() {
      return new Call(function, true, arguments, along, span);
    }

    /** The axis that it names, such as {@code axis=0}; nothing where that goes without saying. */
    public Optional<String> axis() {
      return along == function.form().along().orElse(Along.ALL)
          ? Optional.empty()
          : Optional.of(along.axis());
    }

    @Override
    public List<Expr> parts() {
      return arguments;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.call().apply(this);
    }
  }

  /**
   * This expression with some of the expressions in it replaced.
   *
   * @param replacement for an expression what stands in its place, or nothing where its parts are
   *     to be looked through
   */
  default Expr replaced(Function<Expr, Optional<Expr>> replacement) {
    return replacement.apply(this).orElseGet(() -> with(part -> part.replaced(replacement)));
  }

  /** This expression with each of its parts changed. */
  private Expr with(UnaryOperator<Expr> change) {
    return fold(
        new Kinds<>(
            num -> num,
            name -> name,
            rows -> new Rows(rows.rows.stream().map(row -> each(row, change)).toList(), rows.span),
            negative -> new Negative(change.apply(negative.of), negative.span),
            not -> new Not(change.apply(not.of), not.span),
            b -> new Binary(b.operator, change.apply(b.left), change.apply(b.right), b.span),
            transpose -> new Transpose(change.apply(transpose.of), transpose.span),
            index -> new Index(change.apply(index.of), index.row, index.col, index.span),
            call -> call.on(each(call.arguments, change))));
  }

  private static List<Expr> each(List<Expr> parts, UnaryOperator<Expr> change) {
    return parts.stream().map(change).toList();
  }

  /** This without the transposes around it. */
  default Expr untransposed() {
    return this instanceof Transpose transpose ? transpose.of.untransposed() : this;
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
