package backstep.notation;

import backstep.matrix.Function;
import backstep.notation.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one line of the notation by recursive descent, with Python's precedence. */
public final class Parser {
  static final Map<String, Double> CONSTANTS =
      Map.of("inf", Double.POSITIVE_INFINITY, "nan", Double.NaN, "pi", Math.PI);

  private final Tokens tokens;
  private final CallParser calls;
  private final NumpyParser numpy;

  private Parser(Source source) {
    this.tokens = new Tokens(source);
    this.calls = new CallParser(tokens, this::or);
    this.numpy = new NumpyParser(tokens, calls);
  }

  /** Reads an expression that takes up the whole line. */
  public static Expr expression(Source source) {
    Parser parser = new Parser(source);
    Expr expr = parser.or();
    parser.tokens.end("a comparison is ==, and set changes a value");
    return expr;
  }

  /**
   * An expression of which some samples are asked for.
   *
   * @param samples all of them where nothing is said
   */
  public record OfSamples(Expr expr, Pick samples) {}

  /** Reads an expression and, behind it, an index: {@code y 70:80}. */
  public static OfSamples ofSamples(Source source) {
    Parser parser = new Parser(source);
    Expr expr = parser.or();
    boolean isAsked = parser.tokens.peek().kind() == Kind.NUMBER || parser.tokens.peek().is(":");
    Pick samples = isAsked ? parser.pick() : Pick.ALL;
    parser.tokens.end("a comparison is ==, and set changes a value");
    return new OfSamples(expr, samples);
  }

  /** Reads {@code NAME = EXPRESSION}, or {@code NAME -= EXPRESSION}, {@code NAME[A <= 0] = 0}. */
  public static Statement statement(Source source) {
    Parser parser = new Parser(source);
    Token target = parser.target();
    Expr.Name name = new Expr.Name(target.text(), target.span());
    Optional<Expr> condition =
        parser.tokens.peek().is("[") ? Optional.of(parser.condition()) : Optional.empty();
    Optional<Operator> operator = Operator.updating(parser.tokens.peek());
    Expr given;
    Expr value;
    if (operator.isPresent()) {
      Span sign = parser.tokens.take().span();
      given = parser.or();
      value = new Expr.Binary(operator.get(), name, given, sign);
    } else {
      parser.tokens.expect("=", "a statement is NAME = EXPRESSION");
      given = parser.or();
      value = given;
    }
    parser.tokens.end("a comparison is ==");
    if (condition.isPresent()) {
      requireNumber(given);
      value = where(condition.get(), value, name);
    }
    return new Statement(target.text(), value, target.span());
  }

  private Token target() {
    Token target = tokens.name("a statement begins with the name it writes, as in Z1 = Ws @ x");
    if (isReserved(target.text())) {
      throw new UserError(
          "'" + target.text() + "' has a meaning of its own and cannot be written", target.span());
    }
    return target;
  }

  /** The condition of {@code A[A <= 0]}; a place would have another meaning. */
  private Expr condition() {
    Span span = tokens.take().span();
    Expr condition = tokens.peek().is(":") ? null : or();
    boolean isPlace =
        condition instanceof Expr.Binary binary
            ? binary.operator().precedence() > Operator.EQUAL.precedence()
            : !(condition instanceof Expr.Not);
    if (isPlace) {
      throw new UserError(
          "a line writes a whole value, or its cells where a comparison holds, as in A[A <= 0] = 0",
          span);
    }
    tokens.expect("]", "a bracket is open");
    return condition;
  }

  private static void requireNumber(Expr given) {
    if (given.all().anyMatch(part -> part instanceof Expr.Name || part instanceof Expr.Rows)) {
      throw new UserError(
          "behind such an index stands a number; for more there is where(condition, a, b)",
          given.span());
    }
  }

  private static Expr where(Expr condition, Expr value, Expr.Name name) {
    return new Expr.Call(Function.WHERE, false, List.of(condition, value, name), condition.span());
  }

  /** True of the words of the notation: functions, constants, {@code and}, {@code or}, ... */
  public static boolean isReserved(String word) {
    return CONSTANTS.containsKey(word)
        || Function.named(word).isPresent()
        || List.of("and", "or", "not", "if").contains(word);
  }

  private Expr or() {
    return binary(Operator.OR.precedence());
  }

  /** Operators that group to the left, from this precedence up to that of the sign. */
  private Expr binary(int precedence) {
    if (precedence == Operator.NOT) {
      return not();
    }
    if (precedence == Operator.SIGN) {
      return sign();
    }
    Expr left = binary(precedence + 1);
    int before = tokens.depth();
    for (Optional<Operator> operator = operator(precedence);
        operator.isPresent();
        operator = operator(precedence)) {
      Span span = tokens.take().span();
      tokens.deeper(span);
      Expr right = binary(precedence + 1);
      left = new Expr.Binary(operator.get(), left, right, span);
      refuseChain(operator.get());
    }
    tokens.back(before);
    return left;
  }

  private Optional<Operator> operator(int precedence) {
    return Operator.of(tokens.peek()).filter(operator -> operator.precedence() == precedence);
  }

  private void refuseChain(Operator operator) {
    if (operator.isComparison() && operator(operator.precedence()).isPresent()) {
      throw new UserError("comparisons do not chain: write a < b and b < c", tokens.peek().span());
    }
  }

  private Expr not() {
    if (!tokens.peek().is("not")) {
      return binary(Operator.NOT + 1);
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    Expr of = not();
    tokens.shallower();
    return new Expr.Not(of, span);
  }

  private Expr sign() {
    if (!tokens.peek().is("-")) {
      return power();
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    Expr of = sign();
    tokens.shallower();
    return new Expr.Negative(of, span);
  }

  private Expr power() {
    Expr base = postfix();
    if (!tokens.peek().is(Operator.POWER.symbol())) {
      return base;
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    Expr exponent = sign();
    tokens.shallower();
    return new Expr.Binary(Operator.POWER, base, exponent, span);
  }

  private Expr postfix() {
    Expr expr = atom();
    int before = tokens.depth();
    while (true) {
      if (tokens.peek().is(".T")) {
        tokens.deeper(tokens.peek().span());
        expr = new Expr.Transpose(expr, tokens.take().span());
      } else if (tokens.peek().is("[")) {
        tokens.deeper(tokens.peek().span());
        expr = index(expr, tokens.take().span());
      } else if (tokens.peek().isAttribute()) {
        tokens.deeper(tokens.peek().span());
        expr = numpy.method(expr, tokens.take());
      } else {
        tokens.back(before);
        return expr;
      }
    }
  }

  private Expr index(Expr of, Span span) {
    Pick row = pick();
    Pick col = null;
    if (tokens.peek().is(",")) {
      tokens.take();
      col = pick();
    }
    tokens.expect("]", "an index is M[i,j], M[i,:] or v[i]");
    return new Expr.Index(of, row, col, span);
  }

  private Pick pick() {
    Integer from = tokens.peek().is(":") ? null : Integer.valueOf(place());
    if (!tokens.peek().is(":")) {
      return Pick.at(from);
    }
    tokens.take();
    boolean open =
        tokens.peek().is(",") || tokens.peek().is("]") || tokens.peek().kind() == Kind.END;
    return new Pick(from, open ? null : Integer.valueOf(place()), true);
  }

  private int place() {
    boolean negative = tokens.peek().is("-");
    if (negative) {
      tokens.take();
    }
    Token token = tokens.take();
    if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
      throw new UserError("an index is a whole number or a range such as 0:5", token.span());
    }
    int place = Integer.parseInt(token.text());
    return negative ? -place : place;
  }

  private Expr atom() {
    Token token = tokens.take();
    if (token.kind() == Kind.NUMBER) {
      return new Expr.Num(number(token), token.span());
    }
    if (token.is("(")) {
      tokens.deeper(token.span());
      Expr inner = or();
      tokens.expect(")", "a parenthesis is open");
      tokens.shallower();
      return inner;
    }
    if (token.is("[")) {
      return rows(token.span());
    }
    if (token.kind() == Kind.NAME && !List.of("and", "or", "not", "if").contains(token.text())) {
      return named(token);
    }
    throw new UserError(
        "a number, a name or a parenthesis should stand here, not " + token.described(),
        token.span());
  }

  private static double number(Token token) {
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      throw new UserError(
          token.text() + " is too large; the largest is about 1.8e308", token.span());
    }
    return value;
  }

  private Expr named(Token token) {
    if (token.is("np") && tokens.peek().isAttribute()) {
      return numpy.function(token);
    }
    boolean primed = tokens.peek().is("'");
    if (primed) {
      tokens.take();
    }
    if (primed || tokens.peek().is("(")) {
      return calls.call(CallParser.function(token), primed, token.span());
    }
    if (CONSTANTS.containsKey(token.text())) {
      return new Expr.Num(CONSTANTS.get(token.text()), token.span());
    }
    if (Function.named(token.text()).isPresent()) {
      throw new UserError(
          "'" + token.text() + "' is a function: it needs its arguments in parentheses",
          token.span());
    }
    return new Expr.Name(token.text(), token.span());
  }

  private List<Expr> list() {
    List<Expr> parts = new ArrayList<>();
    parts.add(or());
    while (tokens.peek().is(",")) {
      tokens.take();
      parts.add(or());
    }
    return parts;
  }

  /** {@code [a, b]} is a column, {@code [[a, b], [c, d]]} a matrix by rows. */
  private Expr rows(Span span) {
    tokens.deeper(span);
    List<List<Expr>> rows = new ArrayList<>();
    if (!tokens.peek().is("[")) {
      list().forEach(cell -> rows.add(List.of(cell)));
    } else {
      rows.add(row());
      while (tokens.peek().is(",")) {
        tokens.take();
        Span next = tokens.peek().span();
        rows.add(row());
        if (rows.get(rows.size() - 1).size() != rows.get(0).size()) {
          throw new UserError(
              "the rows differ in length: "
                  + rows.get(0).size()
                  + " and "
                  + rows.get(rows.size() - 1).size(),
              next);
        }
      }
    }
    tokens.expect("]", "a bracket is open");
    tokens.shallower();
    return new Expr.Rows(rows, span);
  }

  private List<Expr> row() {
    tokens.expect("[", "the rows of a matrix stand in brackets, as in [[1, 2], [3, 4]]");
    List<Expr> row = list();
    tokens.expect("]", "a row is open");
    return row;
  }
}
