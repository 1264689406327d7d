package backstep.script;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import backstep.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the statements of a script by recursive descent. */
final class Parser {
  private static final Set<String> CHANGES =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=");
  private static final List<String> KNOWN =
      List.of("if", "for", "while", "def", "return", "import", "from", "print", "lambda", "else");

  /** Statements that are not read, and what to do instead. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("try", "what may go wrong and is caught is not read: write what should happen"),
          Map.entry("with", "files and contexts are not read: put the data into the script"),
          Map.entry("yield", "generators are not read: let the function return a list"),
          Map.entry("async", "what runs side by side is not read: write a plain loop"),
          Map.entry("await", "what runs side by side is not read: write a plain loop"),
          Map.entry("nonlocal", "names of an outer function cannot be written: return the value"),
          Map.entry("exec", "a script that runs other text is not read"),
          Map.entry("del", "a name cannot be taken away: leave this line out"));

  private final Tokens tokens;
  private final ExpressionParser expressions;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
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
    return tokens.at("def") ? List.of(definition()) : simple();
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

  private Statement decorated() {
    Span span = tokens.take().span();
    Token name = tokens.take();
    if (!name.is("staticmethod") && !name.is("classmethod")) {
      throw new UserError("decorators are not read: leave this line out", span);
    }
    tokens.take();
    Syntax.Definition function = definition();
    return new Syntax.Definition(
        function.name(), function.parameters(), function.body(), name.text(), function.span());
  }

  private Syntax.Definition definition() {
    tokens.take();
    Token name = tokens.name("a function has a name");
    tokens.expect("(", "a function has its parameters in parentheses");
    List<Syntax.Parameter> parameters = expressions.parameters(")");
    tokens.expect(")", "the parameters of a function are not closed");
    if (tokens.takes("->")) {
      expressions.one(); // what type it is said to give
    }
    return new Syntax.Definition(name.text(), parameters, block("def"), null, name.span());
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
      return simple();
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

  private List<Statement> simple() {
    List<Statement> statements = new ArrayList<>();
    do {
      if (tokens.at(Kind.NEWLINE)) {
        break;
      }
      statements.add(statement());
    } while (tokens.takes(";"));
    if (!tokens.at(Kind.NEWLINE)) {
      throw new UserError(leftOver(), here());
    }
    tokens.take();
    return statements;
  }

  private String leftOver() {
    return "the statement should end here, not go on with " + tokens.peek().described();
  }

  private Statement statement() {
    Token first = tokens.peek();
    String refusal = first.kind() == Kind.NAME ? REFUSED.get(first.text()) : null;
    if (refusal != null && !tokens.second().is("(") && !tokens.second().is("=")) {
      throw new UserError(refusal, first.span());
    }
    return switch (first.kind() == Kind.NAME ? first.text() : "") {
      case "pass" -> new Syntax.Nothing(tokens.take().span());
      case "break", "continue" -> new Syntax.Jump(tokens.take().is("break"), first.span());
      case "return" -> {
        tokens.take();
        yield new Syntax.Return(atEnd() ? null : expressions.list(), first.span());
      }
      case "import" -> imported();
      case "from" -> importedFrom();
      case "global" -> global();
      case "raise" -> raised();
      case "assert" -> {
        tokens.take();
        expressions.list();
        yield new Syntax.Nothing(first.span());
      }
      case "print" -> tokens.second().is("(") ? written() : printed();
      default -> written();
    };
  }

  private boolean atEnd() {
    return tokens.at(Kind.NEWLINE) || tokens.at(";");
  }

  private Statement imported() {
    Span span = tokens.take().span();
    List<Syntax.Imported> names = new ArrayList<>();
    do {
      String module = dotted();
      names.add(new Syntax.Imported(module, null, as(module)));
    } while (tokens.takes(","));
    return new Syntax.Import(names, span);
  }

  private Statement importedFrom() {
    Span span = tokens.take().span();
    String module = dotted();
    tokens.expect("import", "from MODULE import NAME");
    boolean inside = tokens.takes("(");
    List<Syntax.Imported> names = new ArrayList<>();
    do {
      Token member = tokens.take();
      if (member.kind() != Kind.NAME && !member.is("*")) {
        throw new UserError("say which names are imported", member.span());
      }
      names.add(new Syntax.Imported(module, member.text(), as(member.text())));
    } while (tokens.takes(","));
    if (inside) {
      tokens.expect(")", "a bracket is open");
    }
    return new Syntax.Import(names, span);
  }

  private String as(String name) {
    return tokens.takes("as") ? tokens.name("behind as stands a name").text() : name;
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(tokens.name("a module has a name").text());
    while (tokens.takes(".")) {
      name.append('.').append(tokens.name("a module has a name").text());
    }
    return name.toString();
  }

  private Statement global() {
    Span span = tokens.take().span();
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.name("behind global stand names").text());
    } while (tokens.takes(","));
    return new Syntax.Global(names, span);
  }

  private Statement raised() {
    Span span = tokens.take().span();
    if (!atEnd()) {
      expressions.list();
    }
    return new Syntax.Refused("errors of a script's own are not read: leave this line out", span);
  }

  /** Python 2 prints without parentheses. */
  private Statement printed() {
    Span span = tokens.take().span();
    Expression what = atEnd() ? new Syntax.Items(true, List.of(), span) : expressions.list();
    Expression print = new Syntax.Name("print", span);
    return new Syntax.Doing(new Syntax.Call(print, List.of(what), List.of(), span), span);
  }

  /** An assignment, a change, or an expression alone. */
  private Statement written() {
    Token first = tokens.peek();
    Expression left = expressions.list();
    Token next = tokens.peek();
    if (CHANGES.contains(next.text())) {
      tokens.take();
      String operator = next.text().substring(0, next.text().length() - 1);
      return new Syntax.Change(left, expressions.meant(operator), expressions.list(), next.span());
    }
    if (tokens.takes(":")) {
      expressions.one(); // what type it is said to be
      next = tokens.peek();
      if (atEnd()) {
        return new Syntax.Nothing(first.span());
      }
    }
    if (!next.is("=")) {
      refuseTwoNames(first, left);
      return new Syntax.Doing(left, first.span());
    }
    List<Expression> targets = new ArrayList<>();
    Expression value = left;
    while (tokens.takes("=")) {
      targets.add(value);
      value = expressions.list();
    }
    return new Syntax.Assignment(targets, value, first.span());
  }

  /** Two names side by side are a misspelt word. */
  private void refuseTwoNames(Token first, Expression left) {
    if (!atEnd() && left instanceof Syntax.Name) {
      throw new UserError(
          "'"
              + first.text()
              + "' begins no statement"
              + Nearest.hint(first.text(), KNOWN, leftOver()),
          first.span());
    }
  }
}
