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

/** Reads the statements of a script that fit on a line. */
final class SimpleStatements {
  private static final Set<String> CHANGES =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=");
  private static final List<String> KNOWN =
      List.of("if", "for", "while", "def", "return", "import", "from", "print", "lambda", "else");

  /** What is refused where it is reached, and what to do instead. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "yield", "generators are not read: let the function return a list",
          "await", "what runs side by side is not read: write a plain loop",
          "nonlocal", "names of an outer function cannot be written: return the value",
          "exec", "a script that runs other text is not read",
          "del", "a name cannot be taken away: leave this line out");

  private final Tokens tokens;
  private final ExpressionParser expressions;

  SimpleStatements(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** The statements of a line. */
  List<Statement> line() {
    List<Statement> statements = new ArrayList<>();
    do {
      if (tokens.at(Kind.NEWLINE)) {
        break;
      }
      statements.add(statement());
    } while (tokens.takes(";"));
    if (!tokens.at(Kind.NEWLINE)) {
      throw new UserError(leftOver(), tokens.peek().span());
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
      return new Syntax.Refused(refusal, skipped());
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
      case "raise" -> new Syntax.Raise(skipped());
      case "assert" -> asserted();
      case "print" -> tokens.second().is("(") ? written() : printed();
      default -> written();
    };
  }

  private Statement asserted() {
    Span span = tokens.take().span();
    List<Expression> tests = new ArrayList<>();
    List<Token> taken =
        tokens.taken(
            () -> {
              do {
                tests.add(expressions.one());
              } while (tokens.takes(","));
            });
    return new Syntax.Assert(tests.get(0), Token.names(taken), span);
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
    } while (tokens.takes(",") && !tokens.at(")"));
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

  /** The rest of the line is nothing that is looked at. */
  private Span skipped() {
    Span span = tokens.take().span();
    while (!atEnd()) {
      tokens.take();
    }
    return span;
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
    List<Expression> types = List.of();
    if (tokens.takes(":")) {
      types = tokens.type(expressions);
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
    return new Syntax.Assignment(targets, types, value, first.span());
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
