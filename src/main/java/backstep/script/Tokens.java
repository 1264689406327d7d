package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Token.Kind;
import java.util.List;

/** The tokens of a script, and how far they have been read. */
final class Tokens {
  /** Deeper scripts are refused: each level costs stack in everything that walks the tree. */
  private static final int DEEPEST = 150;

  private final List<Token> tokens;

  /** {@code from __future__ import annotations} makes types mere words. */
  private final boolean mereTypes;

  private int next;
  private int depth;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
    this.mereTypes = tokens.stream().anyMatch(token -> token.is("annotations"));
  }

  /** True of a script of Python 2, which prints without parentheses. */
  boolean isPython2() {
    boolean prints = false;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Kind after = tokens.get(i + 1).kind();
      boolean value = after == Kind.STRING || after == Kind.NAME || after == Kind.NUMBER;
      prints |= tokens.get(i).is("print") && value;
    }
    return prints && tokens.stream().noneMatch(token -> token.is("__future__"));
  }

  /**
   * Takes a type that a value is said to have.
   *
   * @return the names in it that Python looks up
   */
  List<Syntax.Expression> type(ExpressionParser expressions) {
    List<Token> type = taken(expressions::one);
    return mereTypes ? List.of() : Token.names(type);
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token behind the next one. */
  Token second() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  boolean at(String word) {
    return peek().is(word);
  }

  boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  Token take() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** The tokens that some reading takes. */
  List<Token> taken(Runnable reading) {
    int from = next;
    reading.run();
    return tokens.subList(from, next);
  }

  /** Takes the next token if it is this word. */
  boolean takes(String word) {
    boolean is = at(word);
    if (is) {
      take();
    }
    return is;
  }

  Token expect(String word, String rule) {
    Token token = take();
    if (!token.is(word)) {
      throw new UserError(
          rule + ": '" + word + "' should stand here, not " + token.described(), token.span());
    }
    return token;
  }

  /** Takes the end of a line. */
  void expectEnd() {
    Token token = take();
    if (token.kind() != Kind.NEWLINE) {
      throw new UserError(
          "the line should end here, not go on with " + token.described(), token.span());
    }
  }

  Token name(String rule) {
    Token token = take();
    if (token.kind() != Kind.NAME) {
      throw new UserError(rule + ", not " + token.described(), token.span());
    }
    return token;
  }

  void deeper(Span span) {
    depth++;
    if (depth > DEEPEST) {
      throw new UserError("this is nested too deep: more than " + DEEPEST + " levels", span);
    }
  }

  void higher() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Goes back to a depth, behind a chain whose every link was deeper than the one before. */
  void backTo(int before) {
    depth = before;
  }
}
