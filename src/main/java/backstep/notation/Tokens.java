package backstep.notation;

import backstep.notation.Token.Kind;
import java.util.List;

/** The tokens of a line and how far they have been read. */
final class Tokens {
  /** Deeper expressions are refused: each level costs stack in everything that walks the tree. */
  private static final int DEEPEST = 100;

  private final Source source;
  private final List<Token> tokens;
  private int next;
  private int depth;

  Tokens(Source source) {
    this.source = source;
    this.tokens = Scanner.scan(source);
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token behind the next. */
  Token second() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  Token name(String why) {
    Token token = take();
    if (token.kind() != Kind.NAME) {
      throw new UserError(why, token.span());
    }
    return token;
  }

  void expect(String symbol, String why) {
    Token token = take();
    if (!token.is(symbol)) {
      throw new UserError(
          why + ": '" + symbol + "' should stand here, not " + token.described(), token.span());
    }
  }

  /** How deeply what is read next is nested. */
  int depth() {
    return depth;
  }

  void deeper(Span span) {
    if (++depth > DEEPEST) {
      throw new UserError(
          "this expression is nested too deeply; at most " + DEEPEST + " levels", span);
    }
  }

  void shallower() {
    depth--;
  }

  /** Out again of all that was nested deeper. */
  void back(int before) {
    depth = before;
  }

  /** Refuses what is left over. */
  void end(String insteadOfEquals) {
    if (peek().kind() != Kind.END) {
      throw new UserError(
          peek().described() + " is left over after " + before() + "; " + hint(insteadOfEquals),
          peek().span());
    }
  }

  /** What somebody who wrote a token too many may have meant. */
  private String hint(String insteadOfEquals) {
    return switch (peek().text()) {
      case "=", "+=", "-=", "*=", "/=" -> insteadOfEquals;
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
