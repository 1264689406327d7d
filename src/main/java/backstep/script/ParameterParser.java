package backstep.script;

import backstep.script.Syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a function, and of which types its values are said to be. */
final class ParameterParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final List<Expression> types = new ArrayList<>();

  ParameterParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** The parameters up to a closing symbol that is not taken; a lambda's have no types. */
  List<Syntax.Parameter> before(String closing) {
    List<Syntax.Parameter> parameters = new ArrayList<>();
    while (!tokens.at(closing)) {
      Syntax.Takes takes =
          tokens.takes("*")
              ? Syntax.Takes.REST
              : tokens.takes("**") ? Syntax.Takes.NAMES : Syntax.Takes.ONE;
      if (takes == Syntax.Takes.REST && tokens.takes(",")) {
        continue; // what follows is given by its name
      }
      Token name = tokens.name("a parameter is a name");
      if (!closing.equals(":") && tokens.takes(":")) {
        type();
      }
      Expression otherwise = tokens.takes("=") ? expressions.one() : null;
      parameters.add(new Syntax.Parameter(name.text(), otherwise, takes, name.span()));
      if (!tokens.takes(",")) {
        break;
      }
    }
    return parameters;
  }

  /** Reads a type. */
  void type() {
    types.addAll(tokens.type(expressions));
  }

  /** The names in the types that were read, where Python looks them up. */
  List<Expression> types() {
    return types;
  }
}
