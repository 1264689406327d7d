package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import backstep.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements of a script by recursive descent. */
final class Parser {
  private static final Set<String> DECORATORS = Set.of("staticmethod", "classmethod");

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final SimpleStatements simple;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
    this.simple = new SimpleStatements(tokens, expressions);
  }

  /**
   * Reads a whole script.
   *
   * @param file the name that errors show
   * @throws UserError with line and caret
   */
  static List<Statement> parse(String file, String text) {
    return new Parser(new Tokens(Lexer.scan(file, text))).script();
  }

  /** Reads an expression that stands within a text. */
  static Expression expression(String text, Span span) {
    Tokens tokens = new Tokens(Lexer.scan(span.source().where(), text.strip()));
    Expression value = UserError.about(span, () -> new ExpressionParser(tokens).one());
    if (!tokens.at(Kind.NEWLINE)) {
      throw new UserError("a text shows values as {value}", span);
    }
    return value;
  }

  private List<Statement> script() {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.at(Kind.END)) {
      if (tokens.at(Kind.INDENT)) {
        throw new UserError("no line above begins a block that this could be in", here());
      }
      statements.addAll(line());
    }
    return statements;
  }

  private Span here() {
    return tokens.peek().span();
  }

  /** The statements of a line, or one with its blocks. */
  private List<Statement> line() {
    Token first = tokens.peek();
    if (tokens.at("@")) {
      return List.of(decorated());
    }
    if (tokens.at("try")) {
      return tried();
    }
    if (tokens.at("with")) {
      return with();
    }
    if (tokens.at("async")) {
      throw new UserError("what runs side by side is not read: write a plain loop", here());
    }
    if (tokens.at("if") || tokens.at("elif")) {
      return List.of(branch());
    }
    if (tokens.at("for")) {
      return List.of(loop());
    }
    if (tokens.at("while")) {
      tokens.take();
      Expression test = expressions.one();
      Statement loop = new Syntax.While(test, block("while"), first.span());
      refuseElse();
      return List.of(loop);
    }
    if (tokens.at("class")) {
      return List.of(classDefinition());
    }
    return tokens.at("def") ? List.of(definition()) : simple.line();
  }

  private Statement branch() {
    Span span = tokens.take().span();
    Expression test = expressions.one();
    List<Statement> yes = block("if");
    if (tokens.at("elif")) {
      tokens.deeper(span); // each is within the else of the one before
      Statement otherwise = branch();
      tokens.higher();
      return new Syntax.If(test, yes, List.of(otherwise), span);
    }
    return new Syntax.If(test, yes, tokens.takes("else") ? block("else") : List.of(), span);
  }

  private Statement loop() {
    Span span = tokens.take().span();
    Expression target = expressions.targets();
    tokens.expect("in", "a loop is for NAME in ITEMS");
    Expression items = expressions.list();
    Statement loop = new Syntax.For(target, items, block("for"), span);
    refuseElse();
    return loop;
  }

  private void refuseElse() {
    if (tokens.at("else")) {
      throw new UserError("an else of a loop is not read: write an if behind it", here());
    }
  }

  /** What is tried is done: where Python would go on in another way, the script is refused. */
  private List<Statement> tried() {
    tokens.take();
    List<Statement> statements = new ArrayList<>(block("try"));
    while (tokens.takes("except")) {
      if (!tokens.at(":")) {
        expressions.list();
        if (tokens.takes("as")) {
          tokens.name("behind as stands a name");
        }
      }
      block("except");
    }
    for (String word : List.of("else", "finally")) {
      if (tokens.takes(word)) {
        statements.addAll(block(word));
      }
    }
    return statements;
  }

  /** What is done with something: it is made, and then the block runs. */
  private List<Statement> with() {
    Span span = tokens.take().span();
    List<Statement> statements = new ArrayList<>();
    do {
      Expression made = expressions.one();
      statements.add(
          tokens.takes("as")
              ? new Syntax.Assignment(List.of(expressions.postfix()), List.of(), made, span)
              : new Syntax.Doing(made, span));
    } while (tokens.takes(","));
    statements.addAll(block("with"));
    return statements;
  }

  private Statement decorated() {
    Span span = tokens.take().span();
    Expression decorator = expressions.one();
    tokens.expectEnd();
    Statement below = tokens.at("@") ? decorated() : line().get(0);
    String name = decorator instanceof Syntax.Name own ? own.name() : "";
    if (decorator.span().source().text().contains("jit")) {
      return below; // it is only compiled
    }
    if (below instanceof Syntax.Definition function && DECORATORS.contains(name)) {
      return new Syntax.Definition(
          function.name(),
          function.parameters(),
          function.types(),
          function.body(),
          name,
          function.span());
    }
    return new Syntax.Refused("decorators are not read: leave this line out", span);
  }

  private Syntax.Definition definition() {
    tokens.take();
    Token name = tokens.name("a function has a name");
    tokens.expect("(", "a function has its parameters in parentheses");
    ParameterParser signature = new ParameterParser(tokens, expressions);
    List<Syntax.Parameter> parameters = signature.before(")");
    tokens.expect(")", "the parameters of a function are not closed");
    if (tokens.takes("->")) {
      signature.type();
    }
    return new Syntax.Definition(
        name.text(), parameters, signature.types(), block("def"), null, name.span());
  }

  private Statement classDefinition() {
    tokens.take();
    Token name = tokens.name("a class has a name");
    List<Expression> bases = new ArrayList<>();
    if (tokens.takes("(")) {
      while (!tokens.at(")")) {
        bases.add(expressions.one());
        if (!tokens.takes(",")) {
          break;
        }
      }
      tokens.expect(")", "the classes above are not closed");
    }
    return new Syntax.ClassDefinition(name.text(), bases, block("class"), name.span());
  }

  /** The statements behind a colon: on this line, or indented below it. */
  private List<Statement> block(String word) {
    tokens.expect(":", "a line with " + word + " ends in a colon");
    if (!tokens.at(Kind.NEWLINE)) {
      return simple.line();
    }
    tokens.take();
    if (!tokens.at(Kind.INDENT)) {
      throw new UserError(
          "this line should be indented, since it follows "
              + word
              + " ... : the script has lost its indentation, as when it is copied from a page",
          here());
    }
    Span span = tokens.take().span();
    tokens.deeper(span);
    List<Statement> statements = new ArrayList<>();
    while (!tokens.at(Kind.DEDENT)) {
      if (tokens.at(Kind.INDENT)) {
        throw new UserError("no line above begins a block that this could be in", here());
      }
      statements.addAll(line());
    }
    tokens.take();
    tokens.higher();
    return statements;
  }
}
