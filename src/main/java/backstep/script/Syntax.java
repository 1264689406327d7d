package backstep.script;

import backstep.notation.Span;
import java.util.List;

/** What a script is made of, as it is written: statements and expressions of Python. */
interface Syntax {

  /** An expression. */
  sealed interface Expression {
    /** Where an error about it points. */
    Span span();
  }

  /** A number; {@code whole} if it is written without a point. */
  record Num(double value, boolean whole, Span span) implements Expression {}

  /**
   * A text.
   *
   * @param parts what it is put together of: texts as they are, and values; null is what is shown
   *     in a way of its own
   * @param called the names that are called in it
   * @param shown the numbers that are shown in a way of their own
   */
  record Words(List<Expression> parts, List<String> called, List<Expression> shown, Span span)
      implements Expression {}

  /** A text as it is. */
  record Literal(String text, Span span) implements Expression {}

  /** A name, True, False and None included. */
  record Name(String name, Span span) implements Expression {}

  /** {@code -a}, {@code +a}, {@code ~a} or {@code not a}. */
  record Prefix(String operator, Expression of, Span span) implements Expression {}

  /** {@code a + b} and the like. */
  record Infix(String operator, Expression left, Expression right, Span span)
      implements Expression {}

  /** {@code a and b}, {@code a or b}. */
  record Both(boolean and, Expression left, Expression right, Span span) implements Expression {}

  /** {@code a < b <= c}: one operator fewer than operands. */
  record Comparison(List<String> operators, List<Expression> operands, Span span)
      implements Expression {}

  /** {@code a if test else b}. */
  record Either(Expression test, Expression yes, Expression no, Span span) implements Expression {}

  /** {@code a.name}. */
  record Attribute(Expression of, String name, Span span) implements Expression {}

  /** {@code a[i, j]}. */
  record Subscript(Expression of, List<Expression> places, Span span) implements Expression {}

  /** {@code a:b:c} in a subscript; each may be null. */
  record Slice(Expression from, Expression to, Expression step, Span span) implements Expression {}

  /** {@code f(a, key=b)}. */
  record Call(Expression function, List<Expression> arguments, List<Keyword> keywords, Span span)
      implements Expression {}

  /** {@code key=b} of a call; {@code **b} under the name {@link #ALL}. */
  record Keyword(String name, Expression value) {
    static final String ALL = "**";
  }

  /** {@code *a} among arguments. */
  record Spread(Expression of, Span span) implements Expression {}

  /** {@code [a, b]} or {@code a, b}. */
  record Items(boolean tuple, List<Expression> items, Span span) implements Expression {}

  /** {@code {a: b}}. */
  record Pairs(List<Expression> keys, List<Expression> values, Span span) implements Expression {}

  /**
   * {@code [e for a in b if c]}, also as the only argument of a call; with a key {@code {k: e for a
   * in b}}, else that is null.
   */
  record Comprehension(Expression key, Expression element, List<Round> rounds, Span span)
      implements Expression {}

  /** {@code for target in items if a if b} of a comprehension. */
  record Round(Expression target, Expression items, List<Expression> conditions) {}

  /** {@code lambda a, b=1: e}. */
  record Lambda(List<Parameter> parameters, Expression value, Span span) implements Expression {}

  /**
   * A parameter of a function; its value where none is given may be null.
   *
   * @param takes how much it gets of what is given
   */
  record Parameter(String name, Expression otherwise, Takes takes, Span span) {}

  /**
   * What a parameter gets: one value, with {@code *} all that are left, with {@code **} all names.
   */
  enum Takes {
    ONE,
    REST,
    NAMES
  }

  /** A statement. */
  sealed interface Statement {
    /** Where it begins. */
    Span span();
  }

  /** An expression on a line of its own. */
  record Doing(Expression expression, Span span) implements Statement {}

  /**
   * {@code a = b = e}.
   *
   * @param types the names in the type of the value, which Python looks up outside of functions
   */
  record Assignment(List<Expression> targets, List<Expression> types, Expression value, Span span)
      implements Statement {}

  /** {@code a += e}. */
  record Change(Expression target, String operator, Expression value, Span span)
      implements Statement {}

  /** {@code if}, {@code elif} as an {@code if} in the other block. */
  record If(Expression test, List<Statement> yes, List<Statement> no, Span span)
      implements Statement {}

  /** {@code for target in items}. */
  record For(Expression target, Expression items, List<Statement> body, Span span)
      implements Statement {}

  /** {@code while test}. */
  record While(Expression test, List<Statement> body, Span span) implements Statement {}

  /**
   * {@code def name(...)}; what stands behind an @ above it may be null.
   *
   * @param types the names in the types of its values, which Python looks up
   */
  record Definition(
      String name,
      List<Parameter> parameters,
      List<Expression> types,
      List<Statement> body,
      String decorator,
      Span span)
      implements Statement {}

  /** {@code class name(bases)}. */
  record ClassDefinition(String name, List<Expression> bases, List<Statement> body, Span span)
      implements Statement {}

  /** {@code return e}; the value may be null. */
  record Return(Expression value, Span span) implements Statement {}

  /** {@code break}, {@code continue}. */
  record Jump(boolean out, Span span) implements Statement {}

  /** {@code import a.b as c}, {@code from a import b as c}. */
  record Import(List<Imported> names, Span span) implements Statement {}

  /** A module, or if {@code member} is not null something of it, under a name. */
  record Imported(String module, String member, String as) {}

  /** {@code global a, b}. */
  record Global(List<String> names, Span span) implements Statement {}

  /** What is refused where it is reached. */
  record Refused(String why, Span span) implements Statement {}

  /** {@code assert test}, and the names in it and in what it says. */
  record Assert(Expression test, List<Expression> names, Span span) implements Statement {}

  /** {@code raise}. */
  record Raise(Span span) implements Statement {}

  /** What does nothing: {@code pass}. */
  record Nothing(Span span) implements Statement {}
}
