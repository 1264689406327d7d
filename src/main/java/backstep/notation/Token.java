package backstep.notation;

/**
 * A word of the notation.
 *
 * @param text as written; for {@link Kind#NUMBER} a decimal number
 */
record Token(Kind kind, String text, Span span) {

  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind != Kind.NUMBER && kind != Kind.END && text.equals(symbol);
  }

  /** True of {@code .name}, but not of the transpose. */
  boolean isAttribute() {
    return kind == Kind.SYMBOL && text.length() > 1 && text.startsWith(".") && !is(".T");
  }

  /** How an error names it. */
  String described() {
    return kind == Kind.END ? "the end of the line" : "'" + text + "'";
  }
}
