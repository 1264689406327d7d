package backstep.script;

import backstep.notation.Span;
import backstep.script.Syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of Python.
 *
 * @param text as written; of a {@link Kind#STRING}, and of a {@link Kind#FORMATTED} one, what
 *     stands between the quotation marks
 */
record Token(Kind kind, String text, Span span) {

  /** The words of Python that cannot be names. */
  private static final Set<String> RESERVED =
      Pattern.compile("\\s+")
          .splitAsStream(
              """
              and as assert async await break class continue def del elif else except finally for from
              global if import in is lambda nonlocal not or pass raise return try while with yield""")
          .collect(Collectors.toUnmodifiableSet());

  enum Kind {
    NUMBER,
    NAME,
    STRING,
    FORMATTED,
    SYMBOL,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(String word) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(word);
  }

  /** True of a word that cannot be a name. */
  boolean isReserved() {
    return RESERVED.contains(text);
  }

  /** The names that an expression of these tokens reads; none where it has names of its own. */
  static List<Expression> names(List<Token> tokens) {
    List<Expression> names = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("for") || token.is("lambda")) {
        return List.of();
      }
      boolean hangs = i > 0 && tokens.get(i - 1).is(".");
      boolean named = i + 1 < tokens.size() && tokens.get(i + 1).is("=");
      if (token.kind == Kind.NAME && !token.isReserved() && !hangs && !named) {
        names.add(new Syntax.Name(token.text, token.span));
      }
    }
    return names;
  }

  /** How an error names it. */
  String described() {
    return switch (kind) {
      case NEWLINE -> "the end of the line";
      case INDENT -> "a line that is indented further";
      case DEDENT -> "a line that is indented less";
      case END -> "the end of the script";
      default -> "'" + text + "'";
    };
  }
}
