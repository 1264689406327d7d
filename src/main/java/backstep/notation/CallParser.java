package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.notation.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads a call of a function, from its parenthesis on. */
final class CallParser {
  private static final Map<String, Along> AXES =
      Map.of("0", Along.COLUMNS, "1", Along.ROWS, "-1", Along.ROWS, "-2", Along.COLUMNS);

  private final Tokens tokens;
  private final Supplier<Expr> expression;

  /**
   * Reads from these tokens.
   *
   * @param expression reads the next expression
   */
  CallParser(Tokens tokens, Supplier<Expr> expression) {
    this.tokens = tokens;
    this.expression = expression;
  }

  /** What a call is given. */
  private static final class Given {
    private final List<Expr> arguments = new ArrayList<>();
    private Along along;
  }

  /** A function by the word for it. */
  static Function function(Token word) {
    return Function.named(word.text())
        .orElseThrow(
            () ->
                new UserError(
                    "there is no function '"
                        + word.text()
                        + "'"
                        + Nearest.hint(
                            word.text(),
                            Arrays.stream(Function.values()).map(Function::word).toList(),
                            "help functions lists them"),
                    word.span()));
  }

  /** {@code f(a)} or {@code f'(a)}, as the notation writes it. */
  Expr call(Function function, boolean primed, Span span) {
    Given given = new Given();
    tokens.expect("(", "a prime belongs to a function, as in relu'(Z1)");
    arguments(function, given, span);
    refuseTwo(function, given.arguments, span);
    return call(function, primed, given, span);
  }

  /**
   * {@code np.f(a)}, or with its first argument before it {@code a.f()}.
   *
   * @param first that argument, or none
   */
  Expr ofNumpy(Function function, List<Expr> first, Span span) {
    Given given = new Given();
    given.arguments.addAll(first);
    tokens.expect("(", "the arguments of " + function.word() + " stand in parentheses");
    boolean isTuple = function.form() instanceof Form.Generator && tokens.peek().is("(");
    if (isTuple) {
      tokens.take();
    }
    arguments(function, given, span);
    if (isTuple) {
      tokens.expect(")", "the arguments of " + function.word() + " are not closed");
    }
    return call(function, false, given, span);
  }

  /** {@code (a, b)} of a function that has another form here. */
  List<Expr> arguments(String word, Span span) {
    tokens.expect("(", "the arguments of " + word + " stand in parentheses");
    tokens.deeper(span);
    List<Expr> arguments = new ArrayList<>(List.of(expression.get()));
    while (tokens.peek().is(",")) {
      tokens.take();
      arguments.add(expression.get());
    }
    tokens.expect(")", "the arguments of " + word + " are not closed");
    tokens.shallower();
    return arguments;
  }

  private void arguments(Function function, Given given, Span span) {
    tokens.deeper(span);
    if (!tokens.peek().is(")")) {
      argument(function, given);
      while (tokens.peek().is(",")) {
        tokens.take();
        argument(function, given);
      }
    }
    tokens.expect(")", "the arguments of " + function.word() + " are not closed");
    tokens.shallower();
  }

  private void argument(Function function, Given given) {
    if (tokens.peek().kind() != Kind.NAME || !tokens.second().is("=")) {
      given.arguments.add(expression.get());
      return;
    }
    Token name = tokens.take();
    tokens.take();
    if (function.form().along().isEmpty()) {
      throw new UserError(function.word() + " has no " + name.text(), name.span());
    }
    switch (name.text()) {
      case "axis" -> given.along = axis();
      case "keepdims" -> requireTrue();
      default ->
          throw new UserError(
              function.word() + " has no " + name.text() + "; it has axis", name.span());
    }
  }

  private Along axis() {
    Span span = tokens.peek().span();
    String number = tokens.peek().is("-") ? tokens.take().text() : "";
    Along along = AXES.get(number + tokens.take().text());
    if (along == null) {
      throw new UserError(
          "a matrix has two axes: axis=0 is for each column, axis=1 for each row", span);
    }
    return along;
  }

  private void requireTrue() {
    Token value = tokens.take();
    if (!value.is("True")) {
      throw new UserError("a value stays a matrix here: leave keepdims out", value.span());
    }
  }

  private static Expr call(Function function, boolean primed, Given given, Span span) {
    int arity = primed ? function.form().primedArity() : function.form().arity();
    String word = function.word() + (primed ? "'" : "");
    if (primed && arity == 0) {
      throw new UserError(function.word() + " has no slope", span);
    }
    refuseAxis(function, word, arity, given.arguments);
    if (given.arguments.size() != arity) {
      throw new UserError(
          word
              + " takes "
              + arity
              + (arity == 1 ? " argument" : " arguments")
              + ", not "
              + given.arguments.size(),
          span);
    }
    return given.along == null
        ? new Expr.Call(function, primed, given.arguments, span)
        : new Expr.Call(function, primed, given.arguments, given.along, span);
  }

  /** Python's max and min are of several numbers. */
  private static void refuseTwo(Function function, List<Expr> arguments, Span span) {
    boolean isMax = function == Function.MAX;
    if (arguments.size() != 2 || !(isMax || function == Function.MIN)) {
      return;
    }
    String two =
        "(" + Printer.print(arguments.get(0)) + ", " + Printer.print(arguments.get(1)) + ")";
    boolean isRelu = isMax && arguments.get(0) instanceof Expr.Num zero && zero.value() == 0;
    throw new UserError(
        function.word()
            + " is that of the cells of one matrix; of two, cell by cell, it is "
            + (isMax ? "maximum" : "minimum")
            + two
            + (isRelu ? ", or relu(" + Printer.print(arguments.get(1)) + ")" : ""),
        span);
  }

  /** An axis as numpy takes it too: without its name. */
  private static void refuseAxis(Function function, String word, int arity, List<Expr> arguments) {
    if (function.form().along().isEmpty() || arguments.size() != arity + 1) {
      return;
    }
    Expr last = arguments.get(arity);
    if (Algebra.isNumber(last)) {
      throw new UserError(
          "an axis is named: "
              + word
              + "("
              + String.join(", ", arguments.subList(0, arity).stream().map(Printer::print).toList())
              + ", axis="
              + Printer.print(last)
              + ")",
          last.span());
    }
  }
}
