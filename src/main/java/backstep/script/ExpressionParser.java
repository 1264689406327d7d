package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads expressions of Python by recursive descent. */
final class ExpressionParser {
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("<<", ">>"),
          Set.of("+", "-"),
          Set.of("*", "/", "//", "%", "@"));
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<>", "<", "<=", ">", ">=");

  private final Tokens tokens;
  private final boolean python2;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.python2 = tokens.isPython2();
  }

  /** One expression, or several with commas between them: a tuple. */
  Expression list() {
    return oneOrMore(this::one);
  }

  /** What a loop or an assignment writes: names and places, perhaps several. */
  Expression targets() {
    return oneOrMore(this::postfix);
  }

  private Expression oneOrMore(Supplier<Expression> item) {
    Span span = tokens.peek().span();
    Expression first = item.get();
    if (!tokens.at(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.takes(",") && begins()) {
      items.add(item.get());
    }
    return new Syntax.Items(true, items, span);
  }

  private boolean begins() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER, STRING -> true;
      case NAME -> !token.isReserved() || Set.of("not", "lambda").contains(token.text());
      case SYMBOL -> Set.of("(", "[", "{", "-", "+", "~", "*").contains(token.text());
      default -> false;
    };
  }

  /** One expression. */
  Expression one() {
    Span span = tokens.peek().span();
    tokens.deeper(span);
    Expression value = tokens.at("lambda") ? lambda() : either();
    tokens.higher();
    return value;
  }

  private Expression either() {
    Expression yes = tokens.at("*") ? spread() : or();
    if (!tokens.at("if")) {
      return yes;
    }
    Span span = tokens.take().span();
    Expression test = or();
    tokens.expect("else", "a value if a test holds, else another one");
    return new Syntax.Either(test, yes, one(), span);
  }

  private Expression spread() {
    Span span = tokens.take().span();
    return new Syntax.Spread(or(), span);
  }

  private Expression lambda() {
    Span span = tokens.take().span();
    List<Syntax.Parameter> parameters = new ParameterParser(tokens, this).before(":");
    tokens.expect(":", "a lambda has its value behind a colon");
    return new Syntax.Lambda(parameters, one(), span);
  }

  private Expression or() {
    Expression left = and();
    int before = tokens.depth();
    while (tokens.at("or")) {
      Span span = tokens.take().span();
      tokens.deeper(span);
      left = new Syntax.Both(false, left, and(), span);
    }
    tokens.backTo(before);
    return left;
  }

  private Expression and() {
    Expression left = not();
    int before = tokens.depth();
    while (tokens.at("and")) {
      Span span = tokens.take().span();
      tokens.deeper(span);
      left = new Syntax.Both(true, left, not(), span);
    }
    tokens.backTo(before);
    return left;
  }

  private Expression not() {
    if (!tokens.at("not")) {
      return comparison();
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    Expression of = not();
    tokens.higher();
    return new Syntax.Prefix("not", of, span);
  }

  private Expression comparison() {
    Expression first = infix(0);
    List<Expression> operands = new ArrayList<>(List.of(first));
    List<String> operators = new ArrayList<>();
    Span span = tokens.peek().span();
    for (String operator = compared(); operator != null; operator = compared()) {
      operators.add(operator);
      operands.add(infix(0));
    }
    return operators.isEmpty() ? first : new Syntax.Comparison(operators, operands, span);
  }

  private String compared() {
    Token token = tokens.peek();
    if (token.kind() == Kind.SYMBOL && COMPARISONS.contains(token.text())) {
      tokens.take();
      return token.text().equals("<>") ? "!=" : token.text();
    }
    if (tokens.takes("in")) {
      return "in";
    }
    if (tokens.takes("is")) {
      return tokens.takes("not") ? "is not" : "is";
    }
    if (tokens.at("not") && tokens.second().is("in")) {
      tokens.take();
      tokens.take();
      return "not in";
    }
    return null;
  }

  private Expression infix(int level) {
    if (level == LEVELS.size()) {
      return sign();
    }
    Expression left = infix(level + 1);
    int before = tokens.depth();
    while (tokens.at(Kind.SYMBOL) && LEVELS.get(level).contains(tokens.peek().text())) {
      Token operator = tokens.take();
      tokens.deeper(operator.span());
      left = new Syntax.Infix(meant(operator.text()), left, infix(level + 1), operator.span());
    }
    tokens.backTo(before);
    return left;
  }

  /** In Python 2 a whole number divided by another is cut down. */
  String meant(String operator) {
    return python2 && operator.equals("/") ? Arithmetic.CUT : operator;
  }

  private Expression sign() {
    Token token = tokens.peek();
    if (!(token.is("-") || token.is("+") || token.is("~"))) {
      return power();
    }
    tokens.take();
    tokens.deeper(token.span());
    Expression of = sign();
    tokens.higher();
    return new Syntax.Prefix(token.text(), of, token.span());
  }

  private Expression power() {
    Expression base = postfix();
    if (!tokens.at("**")) {
      return base;
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    Expression exponent = sign();
    tokens.higher();
    return new Syntax.Infix("**", base, exponent, span);
  }

  /** A name or a value with all that hangs on it: attributes, places, calls. */
  Expression postfix() {
    Expression expression = atom();
    int before = tokens.depth();
    while (true) {
      tokens.deeper(tokens.peek().span());
      if (tokens.at(".")) {
        Span span = tokens.take().span();
        String name = tokens.name("behind a point stands a name").text();
        expression = new Syntax.Attribute(expression, name, span);
      } else if (tokens.at("[")) {
        expression = subscript(expression, tokens.take().span());
      } else if (tokens.at("(")) {
        expression = call(expression, tokens.take().span());
      } else {
        tokens.backTo(before);
        return expression;
      }
    }
  }

  private Expression subscript(Expression of, Span span) {
    List<Expression> places = new ArrayList<>();
    while (!tokens.at("]")) {
      places.add(place());
      if (!tokens.takes(",")) {
        break;
      }
    }
    Token closing = tokens.expect("]", "a place is a[i], a[i, j] or a[i:j]");
    if (places.isEmpty()) {
      throw new UserError("a place is missing here", closing.span());
    }
    return new Syntax.Subscript(of, places, span);
  }

  private Expression place() {
    Span span = tokens.peek().span();
    Expression from = tokens.at(":") ? null : one();
    if (!tokens.takes(":")) {
      return from;
    }
    Expression to = endOfPlace() || tokens.at(":") ? null : one();
    Expression step = tokens.takes(":") && !endOfPlace() ? one() : null;
    return new Syntax.Slice(from, to, step, span);
  }

  private boolean endOfPlace() {
    return tokens.at("]") || tokens.at(",");
  }

  private Expression call(Expression function, Span span) {
    List<Expression> arguments = new ArrayList<>();
    List<Syntax.Keyword> keywords = new ArrayList<>();
    while (!tokens.at(")")) {
      if (tokens.at(Kind.NAME) && tokens.second().is("=")) {
        String name = tokens.take().text();
        tokens.take();
        keywords.add(new Syntax.Keyword(name, one()));
      } else if (tokens.takes("**")) {
        keywords.add(new Syntax.Keyword(Syntax.Keyword.ALL, one()));
      } else {
        arguments.add(comprehended(null, one()));
      }
      if (!tokens.takes(",")) {
        break;
      }
    }
    tokens.expect(")", "the arguments of a call are not closed");
    return new Syntax.Call(function, arguments, keywords, span);
  }

  /** An expression, or the comprehension that it begins. */
  private Expression comprehended(Expression key, Expression element) {
    List<Syntax.Round> rounds = new ArrayList<>();
    Span span = tokens.peek().span();
    while (tokens.takes("for")) {
      Expression target = targets();
      tokens.expect("in", "a comprehension is e for a in b");
      Expression items = or();
      List<Expression> conditions = new ArrayList<>();
      while (tokens.takes("if")) {
        conditions.add(or());
      }
      rounds.add(new Syntax.Round(target, items, conditions));
    }
    return rounds.isEmpty() ? element : new Syntax.Comprehension(key, element, rounds, span);
  }

  private Expression atom() {
    Token token = tokens.take();
    if (token.kind() == Kind.NUMBER) {
      boolean whole = token.text().chars().allMatch(Character::isDigit);
      return new Syntax.Num(Double.parseDouble(token.text()), whole, token.span());
    }
    if (token.kind() == Kind.STRING || token.kind() == Kind.FORMATTED) {
      return Quoted.words(token, tokens);
    }
    if (token.kind() == Kind.NAME && !token.isReserved()) {
      return new Syntax.Name(token.text(), token.span());
    }
    if (token.is("(") || token.is("[")) {
      return items(token);
    }
    if (token.is("{")) {
      return pairs(token.span());
    }
    throw new UserError("a value should stand here, not " + token.described(), token.span());
  }

  private Expression items(Token opening) {
    boolean round = opening.is("(");
    String closing = round ? ")" : "]";
    tokens.deeper(opening.span());
    List<Expression> items = new ArrayList<>();
    boolean comma = false;
    boolean comprehends = false; // and is not a list of one that does
    while (!tokens.at(closing)) {
      Expression item = one();
      items.add(comprehended(null, item));
      comprehends = items.get(items.size() - 1) != item;
      comma = tokens.takes(",");
      if (!comma) {
        break;
      }
    }
    tokens.expect(closing, "a bracket is open");
    tokens.higher();
    boolean alone = items.size() == 1 && !comma;
    return alone && (round || comprehends)
        ? items.get(0)
        : new Syntax.Items(round, items, opening.span());
  }

  /** {@code {a, b}} is set([a, b]). */
  private Expression set(Expression first, Span span) {
    List<Expression> items = new ArrayList<>(List.of(comprehended(null, first)));
    while (tokens.takes(",") && !tokens.at("}")) {
      items.add(one());
    }
    tokens.expect("}", "a bracket is open");
    Expression list =
        items.get(0) instanceof Syntax.Comprehension all
            ? all
            : new Syntax.Items(false, items, span);
    return new Syntax.Call(new Syntax.Name("set", span), List.of(list), List.of(), span);
  }

  private Expression pairs(Span span) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.at("}")) {
      keys.add(one());
      if (keys.size() == 1 && !tokens.at(":")) {
        return set(keys.get(0), span);
      }
      tokens.expect(":", "a dictionary is {key: value}");
      Expression value = comprehended(keys.get(keys.size() - 1), one());
      if (value instanceof Syntax.Comprehension all && all.key() != null && keys.size() == 1) {
        tokens.expect("}", "a bracket is open");
        return all;
      }
      values.add(value);
      if (!tokens.takes(",")) {
        break;
      }
    }
    tokens.expect("}", "a bracket is open");
    return new Syntax.Pairs(keys, values, span);
  }
}
