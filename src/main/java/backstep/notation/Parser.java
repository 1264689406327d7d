package backstep.notation;

import backstep.matrix.Function;
import backstep.notation.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one line of the notation by recursive descent, with Python's precedence. */
public final class Parser {
  /** Deeper expressions are refused: each level costs stack in everything that walks the tree. */
  private static final int DEEPEST = 100;

  private static final Map<String, Double> CONSTANTS =
      Map.of("inf", Double.POSITIVE_INFINITY, "nan", Double.NaN, "pi", Math.PI);

  private final Source source;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(Source source) {
    this.source = source;
    this.tokens = Scanner.scan(source);
  }

  /** Reads an expression that takes up the whole line. */
  public static Expr expression(Source source) {
    Parser parser = new Parser(source);
    Expr expr = parser.or();
    parser.end("a comparison is ==, and set changes a value");
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
    boolean isAsked = parser.peek().kind() == Kind.NUMBER || parser.peek().is(":");
    Pick samples = isAsked ? parser.pick() : Pick.ALL;
    parser.end("a comparison is ==, and set changes a value");
    return new OfSamples(expr, samples);
  }

  /** Reads {@code NAME = EXPRESSION}. */
  public static Statement statement(Source source) {
    Parser parser = new Parser(source);
    Token target = parser.name("a statement begins with the name it writes, as in Z1 = Ws @ x");
    if (isReserved(target.text())) {
      throw new UserError(
          "'" + target.text() + "' has a meaning of its own and cannot be written", target.span());
    }
    parser.expect("=", "a statement is NAME = EXPRESSION");
    Expr value = parser.or();
    parser.end("a comparison is ==");
    return new Statement(target.text(), value, target.span());
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
    int before = depth;
    for (Optional<Operator> operator = operator(precedence);
        operator.isPresent();
        operator = operator(precedence)) {
      Span span = take().span();
      deeper(span);
      Expr right = binary(precedence + 1);
      left = new Expr.Binary(operator.get(), left, right, span);
      refuseChain(operator.get());
    }
    depth = before;
    return left;
  }

  private Optional<Operator> operator(int precedence) {
    return Operator.of(peek()).filter(operator -> operator.precedence() == precedence);
  }

  private void refuseChain(Operator operator) {
    if (operator.isComparison() && operator(operator.precedence()).isPresent()) {
      throw new UserError("comparisons do not chain: write a < b and b < c", peek().span());
    }
  }

  private Expr not() {
    if (!peek().is("not")) {
      return binary(Operator.NOT + 1);
    }
    Span span = take().span();
    deeper(span);
    Expr of = not();
    depth--;
    return new Expr.Not(of, span);
  }

  private Expr sign() {
    if (!peek().is("-")) {
      return power();
    }
    Span span = take().span();
    deeper(span);
    Expr of = sign();
    depth--;
    return new Expr.Negative(of, span);
  }

  private Expr power() {
    Expr base = postfix();
    if (!peek().is(Operator.POWER.symbol())) {
      return base;
    }
    Span span = take().span();
    deeper(span);
    Expr exponent = sign();
    depth--;
    return new Expr.Binary(Operator.POWER, base, exponent, span);
  }

  private Expr postfix() {
    Expr expr = atom();
    int before = depth;
    while (true) {
      if (peek().is(".T")) {
        deeper(peek().span());
        expr = new Expr.Transpose(expr, take().span());
      } else if (peek().is("[")) {
        deeper(peek().span());
        expr = index(expr, take().span());
      } else {
        depth = before;
        return expr;
      }
    }
  }

  private Expr index(Expr of, Span span) {
    Pick row = pick();
    Pick col = null;
    if (peek().is(",")) {
      take();
      col = pick();
    }
    expect("]", "an index is M[i,j], M[i,:] or v[i]");
    return new Expr.Index(of, row, col, span);
  }

  private Pick pick() {
    Integer from = peek().is(":") ? null : Integer.valueOf(place());
    if (!peek().is(":")) {
      return Pick.at(from);
    }
    take();
    boolean open = peek().is(",") || peek().is("]") || peek().kind() == Kind.END;
    return new Pick(from, open ? null : Integer.valueOf(place()), true);
  }

  private int place() {
    boolean negative = peek().is("-");
    if (negative) {
      take();
    }
    Token token = take();
    if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
      throw new UserError("an index is a whole number or a range such as 0:5", token.span());
    }
    int place = Integer.parseInt(token.text());
    return negative ? -place : place;
  }

  private Expr atom() {
    Token token = take();
    if (token.kind() == Kind.NUMBER) {
      return new Expr.Num(number(token), token.span());
    }
    if (token.is("(")) {
      deeper(token.span());
      Expr inner = or();
      expect(")", "a parenthesis is open");
      depth--;
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
    boolean primed = peek().is("'");
    if (primed) {
      take();
    }
    if (primed || peek().is("(")) {
      return call(token, primed);
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

  private Expr call(Token token, boolean primed) {
    Function function = Function.named(token.text()).orElseThrow(() -> unknownFunction(token));
    expect("(", "a prime belongs to a function, as in relu'(Z1)");
    deeper(token.span());
    List<Expr> arguments = peek().is(")") ? new ArrayList<>() : list();
    expect(")", "the arguments of " + token.text() + " are not closed");
    depth--;
    int arity = primed ? function.form().primedArity() : function.form().arity();
    if (primed && arity == 0) {
      throw new UserError(token.text() + " has no slope", token.span());
    }
    if (arguments.size() != arity) {
      throw new UserError(
          token.text()
              + (primed ? "'" : "")
              + " takes "
              + counted(arity, "argument")
              + ", not "
              + arguments.size(),
          token.span());
    }
    return new Expr.Call(function, primed, arguments, token.span());
  }

  private static UserError unknownFunction(Token token) {
    List<String> known = Arrays.stream(Function.values()).map(Function::word).toList();
    return new UserError(
        "there is no function '"
            + token.text()
            + "'"
            + Nearest.hint(token.text(), known, "help functions lists them"),
        token.span());
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private List<Expr> list() {
    List<Expr> parts = new ArrayList<>();
    parts.add(or());
    while (peek().is(",")) {
      take();
      parts.add(or());
    }
    return parts;
  }

  /** {@code [a, b]} is a column, {@code [[a, b], [c, d]]} a matrix by rows. */
  private Expr rows(Span span) {
    deeper(span);
    List<List<Expr>> rows = new ArrayList<>();
    if (!peek().is("[")) {
      list().forEach(cell -> rows.add(List.of(cell)));
    } else {
      rows.add(row());
      while (peek().is(",")) {
        take();
        Span next = peek().span();
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
    expect("]", "a bracket is open");
    depth--;
    return new Expr.Rows(rows, span);
  }

  private List<Expr> row() {
    expect("[", "the rows of a matrix stand in brackets, as in [[1, 2], [3, 4]]");
    List<Expr> row = list();
    expect("]", "a row is open");
    return row;
  }

  private void deeper(Span span) {
    if (++depth > DEEPEST) {
      throw new UserError(
          "this expression is nested too deeply; at most " + DEEPEST + " levels", span);
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private Token name(String why) {
    Token token = take();
    if (token.kind() != Kind.NAME) {
      throw new UserError(why, token.span());
    }
    return token;
  }

  private void expect(String symbol, String why) {
    Token token = take();
    if (!token.is(symbol)) {
      throw new UserError(
          why + ": '" + symbol + "' should stand here, not " + token.described(), token.span());
    }
  }

  private void end(String insteadOfEquals) {
    if (peek().kind() != Kind.END) {
      throw new UserError(
          peek().described() + " is left over after " + before() + "; " + hint(insteadOfEquals),
          peek().span());
    }
  }

  /** What somebody who wrote a token too many may have meant. */
  private String hint(String insteadOfEquals) {
    return switch (peek().text()) {
      case "=" -> insteadOfEquals;
      case "," -> "decimals follow a point, as in 0.5";
      case ")", "]" -> "nothing is open that it could close";
      default -> "is an operator missing between them?";
    };
  }

  private String before() {
    String text = source.text().substring(0, peek().span().start()).strip();
    return "'" + (text.length() > 24 ? "..." + text.substring(text.length() - 20) : text) + "'";
  }
}
