package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which way an expression goes: on which side of a kink its relus stand, what its comparisons say,
 * where its largest cell is. As long as the answers stay the same, the expression is smooth.
 */
public final class Branches {
  private final Scope scope;

  private Branches(Scope scope) {
    this.scope = scope;
  }

  /** Expressions whose values say which way this one goes; none where there is only one. */
  public static List<Expr> of(Expr expr, Scope scope) {
    return expr.all().flatMap(new Branches(scope)::questions).toList();
  }

  /** What an expression asks for itself, apart from its parts. */
  private Stream<Expr> questions(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> Stream.empty(),
            name -> Stream.empty(),
            rows -> Stream.empty(),
            negative -> Stream.empty(),
            not -> Stream.of(not),
            binary -> isStep(binary) ? Stream.of(binary) : Stream.empty(),
            transpose -> Stream.empty(),
            index -> Stream.empty(),
            this::questions));
  }

  private static boolean isStep(Expr.Binary binary) {
    return binary.operator().precedence() <= Operator.EQUAL.precedence();
  }

  private Stream<Expr> questions(Expr.Call call) {
    return call.function()
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> questions(call, elementwise),
                pairwise -> Stream.of(less(call)),
                reduction -> questions(call, reduction),
                vectorwise -> Stream.empty(),
                loss -> Stream.empty(),
                choice -> Stream.of(binary(Operator.UNEQUAL, call.arguments().get(0), 0)),
                nearness -> Stream.of(call),
                generator -> Stream.empty(),
                chosen -> questions(scope.meant(call)),
                question -> Stream.empty()));
  }

  /** A function that has no slope only ever jumps. */
  private static Stream<Expr> questions(Expr.Call call, Form.Elementwise form) {
    return form.slope() == null
        ? Stream.of(call)
        : form.kinks().stream().map(kink -> binary(Operator.LESS, call.arguments().get(0), kink));
  }

  private Stream<Expr> questions(Expr.Call call, Form.Reduction form) {
    return switch (call.function()) {
      case MAX -> Stream.of(call(Function.ARGMAX, call.arguments().get(0), call));
      case MIN -> Stream.of(call(Function.ARGMAX, negative(call), call));
      case NORM -> Stream.of(norm(call));
      default -> form.slope() == null ? Stream.of(call) : Stream.empty();
    };
  }

  /**
   * The norm of one number is its size, with a kink at 0; that of a vector has one where all are.
   */
  private Expr norm(Expr.Call call) {
    Expr argument = call.arguments().get(0);
    Shape shape = Lowering.expression(argument, scope).slot().value().shape();
    boolean ofNumbers = call.along().reduced(shape).equals(shape);
    return ofNumbers ? binary(Operator.LESS, argument, 0) : call(Function.ANY, argument, call);
  }

  private static Expr less(Expr.Call call) {
    return new Expr.Binary(
        Operator.LESS, call.arguments().get(0), call.arguments().get(1), call.span());
  }

  private static Expr negative(Expr.Call call) {
    return new Expr.Negative(call.arguments().get(0), call.span());
  }

  private static Expr binary(Operator operator, Expr left, double right) {
    return new Expr.Binary(operator, left, new Expr.Num(right, left.span()), left.span());
  }

  private static Expr call(Function function, Expr argument, Expr.Call at) {
    return new Expr.Call(function, false, List.of(argument), at.along(), at.span());
  }

  /**
   * True of an expression that only ever jumps: a comparison, the slope of a function with kinks,
   * and the like. What is between two jumps has slope 0.
   *
   * @param activation the function behind {@code act}; asked for only where it stands
   */
  public static boolean jumps(Expr expr, Supplier<Function> activation) {
    if (expr instanceof Expr.Not || (expr instanceof Expr.Binary binary && isStep(binary))) {
      return true;
    }
    return expr instanceof Expr.Call call && jumps(call, activation);
  }

  private static boolean jumps(Expr.Call call, Supplier<Function> activation) {
    boolean isPrimed = call.primed();
    Function function = call.function() == Function.ACT ? activation.get() : call.function();
    return function
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise ->
                    isPrimed ? !elementwise.kinks().isEmpty() : elementwise.slope() == null,
                pairwise -> false,
                reduction ->
                    isPrimed
                        ? function == Function.MAX || function == Function.MIN
                        : reduction.slope() == null,
                vectorwise -> false,
                loss -> false,
                choice -> false,
                nearness -> true,
                generator -> false,
                chosen -> false,
                question -> false));
  }
}
