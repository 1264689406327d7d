package backstep.script;

import backstep.notation.Span;

/**
 * A word of Python.
 *
 * @param text as written; of a {@link Kind#STRING} what stands between the quotation marks
 */
record Token(Kind kind, String text, Span span) {

  enum Kind {
    NUMBER,
    NAME,
    STRING,
    SYMBOL,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(String word) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(word);
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
