package backstep.notation;

import backstep.notation.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one line of text into tokens; a comment from {@code #} on is left out. */
final class Scanner {
  static final int LONGEST_LINE = 10_000;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)|(?<comment>#.*)"
              + "|(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<name>[A-Za-z_][A-Za-z_0-9]*)"
              + "|(?<symbol>\\*\\*|->|==|!=|<=|>=|[-+*/]=|\\.T\\b|\\.[A-Za-z_]\\w*|[-+*/@()\\[\\],:=<>'])");

  private Scanner() {}

  /** The tokens of the line, the last of kind END. */
  static List<Token> scan(Source source) {
    String text = source.text();
    Patience.read(text.length());
    if (text.length() > LONGEST_LINE) {
      throw new UserError(
          "this line has " + text.length() + " characters; at most " + LONGEST_LINE + " are read",
          new Span(source, LONGEST_LINE));
    }
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new UserError(unreadable(text.codePointAt(at)), new Span(source, at));
      }
      add(tokens, matcher, new Span(source, at));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", new Span(source, text.stripTrailing().length())));
    return tokens;
  }

  private static void add(List<Token> tokens, Matcher matcher, Span span) {
    if (matcher.group("number") != null) {
      tokens.add(new Token(Kind.NUMBER, matcher.group(), span));
    } else if (matcher.group("name") != null) {
      tokens.add(new Token(Kind.NAME, matcher.group(), span));
    } else if (matcher.group("symbol") != null) {
      tokens.add(new Token(Kind.SYMBOL, matcher.group(), span));
    }
  }

  private static String unreadable(int character) {
    String shown =
        character > 32 && character < 127
            ? "'" + Character.toString(character) + "'"
            : String.format("the character U+%04X", character);
    String instead =
        switch (character) {
          case '^' -> "; a power is **";
          case '&' -> "; write and";
          case '|' -> "; write or";
          case '!' -> "; write not, or !=";
          case '?' -> "; help shows what there is";
          case '"', '\u201c', '\u201d' -> "; words stand without quotation marks";
          case '\u2018', '\u2019' -> "; a prime is '";
          case ';' -> "; each statement has a line of its own";
          case '.' -> "; a transpose is M.T";
          case '\u2212', '\u2013' -> "; a minus is -";
          case '\u00d7', '\u00b7' -> "; times is *";
          default -> "";
        };
    return shown + " means nothing in the notation" + instead;
  }
}
