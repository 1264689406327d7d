package backstep.script;

import backstep.notation.Patience;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script into tokens; indentation becomes tokens of its own, as in Python. */
final class Lexer {
  static final int LONGEST_SCRIPT = 1_000_000;
  private static final int LONGEST_LINE = 20_000;
  private static final int TAB = 8;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\f]+|\\\\\\s*$)|(?<comment>#.*)"
              + "|(?<string>[rRbBuUfF]{0,2}(?:'''|\"\"\"|'|\"))"
              + "|(?<number>0[xX][0-9a-fA-F]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?)"
              + "|(?<name>[A-Za-z_][A-Za-z_0-9]*)"
              + "|(?<symbol>\\*\\*=|//=|<<=|>>=|\\*\\*|//|->|:=|==|!=|<>|<=|>=|<<|>>"
              + "|[-+*/@%&|^]=|[-+*/@%()\\[\\]{},:.;=<>&|^~])");

  private final String file;
  private final List<String> rows;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> margins = new ArrayDeque<>(List.of(0));
  private final Deque<Token> open = new ArrayDeque<>();
  private boolean continued;
  private int row;

  private Lexer(String file, String text) {
    this.file = file;
    this.rows = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  /**
   * The tokens of a script, the last of kind END.
   *
   * @param file the name that errors show
   */
  static List<Token> scan(String file, String text) {
    if (text.length() > LONGEST_SCRIPT) {
      throw new UserError(
          file + " has " + text.length() + " characters; at most " + LONGEST_SCRIPT + " are read");
    }
    if (text.indexOf('\0') >= 0) {
      throw new UserError(file + " is not a text file");
    }
    return new Lexer(file, text).scan();
  }

  private List<Token> scan() {
    for (; row < rows.size(); row++) {
      Patience.read(rows.get(row).length());
      line();
    }
    Span end = new Span(source(Math.max(0, rows.size() - 1)), 0);
    if (!open.isEmpty()) {
      throw new UserError("this is never closed", open.peek().span());
    }
    indent(0, end);
    tokens.add(new Token(Kind.END, "", end));
    return tokens;
  }

  private Source source(int number) {
    String text = number < rows.size() ? rows.get(number) : "";
    return new Source(file + ":" + (number + 1), text);
  }

  private void line() {
    Source source = source(row);
    String text = source.text();
    if (text.length() > LONGEST_LINE) {
      throw new UserError(
          "this line has " + text.length() + " characters; at most " + LONGEST_LINE + " are read",
          new Span(source, LONGEST_LINE));
    }
    String stripped = text.strip();
    boolean inside = !open.isEmpty() || continued;
    continued = false;
    if (!inside && (stripped.isEmpty() || "#%!".indexOf(stripped.charAt(0)) >= 0)) {
      return; // blank, a comment, or a command to a notebook
    }
    int at = text.length() - text.stripLeading().length();
    if (!inside) {
      indent(width(text.substring(0, at)), new Span(source, at));
    }
    int before = row;
    words(source, at);
    Source last = row == before ? source : source(row);
    if (open.isEmpty() && !continued) {
      tokens.add(new Token(Kind.NEWLINE, "", new Span(last, last.text().stripTrailing().length())));
    }
  }

  private static int width(String margin) {
    int width = 0;
    for (int i = 0; i < margin.length(); i++) {
      width = margin.charAt(i) == '\t' ? (width / TAB + 1) * TAB : width + 1;
    }
    return width;
  }

  private void indent(int width, Span span) {
    if (width > margins.peek()) {
      margins.push(width);
      tokens.add(new Token(Kind.INDENT, "", span));
    }
    while (width < margins.peek()) {
      margins.pop();
      tokens.add(new Token(Kind.DEDENT, "", span));
    }
    if (width != margins.peek()) {
      throw new UserError("this line is indented like no line above it", span);
    }
  }

  private void words(Source first, int from) {
    Source source = first;
    int at = from;
    while (at < source.text().length()) {
      Matcher matcher = TOKEN.matcher(source.text()).region(at, source.text().length());
      Span span = new Span(source, at);
      if (!matcher.lookingAt()) {
        throw new UserError(unreadable(source.text().codePointAt(at)), span);
      }
      at = matcher.end();
      if (matcher.group("string") != null) {
        int before = row;
        at = string(matcher.group(), at, span);
        source = row == before ? source : source(row);
      } else if (matcher.group("space") != null) {
        continued = matcher.group().startsWith("\\");
      } else if (matcher.group("comment") == null) {
        word(matcher, span);
      }
    }
  }

  private void word(Matcher matcher, Span span) {
    if (matcher.group("number") != null) {
      String digits = matcher.group().replace("_", "");
      boolean hexadecimal = digits.length() > 2 && "xX".indexOf(digits.charAt(1)) >= 0;
      String text = hexadecimal ? new BigInteger(digits.substring(2), 16).toString() : digits;
      tokens.add(new Token(Kind.NUMBER, text, span));
    } else if (matcher.group("name") != null) {
      tokens.add(new Token(Kind.NAME, matcher.group(), span));
    } else {
      Token symbol = new Token(Kind.SYMBOL, matcher.group(), span);
      bracket(symbol);
      tokens.add(symbol);
    }
  }

  private void bracket(Token symbol) {
    if ("([{".contains(symbol.text())) {
      open.push(symbol);
    } else if (")]}".contains(symbol.text())) {
      if (open.isEmpty()) {
        throw new UserError("nothing is open that this could close", symbol.span());
      }
      open.pop();
    }
  }

  /** Reads on to the end of a string, perhaps some lines below; gives the column behind it. */
  private int string(String opening, int from, Span span) {
    String mark = opening.replaceAll("[a-zA-Z]", "");
    StringBuilder text = new StringBuilder();
    int at = from;
    while (true) {
      String line = rows.get(row);
      while (at < line.length() && !line.startsWith(mark, at)) {
        int width = line.charAt(at) == '\\' ? 2 : 1;
        text.append(line, at, Math.min(line.length(), at + width));
        at += width;
      }
      if (at < line.length()) {
        String prefix = opening.toLowerCase(Locale.ROOT);
        String says =
            prefix.contains("r") ? text.toString().replace("\\", "\\\\") : text.toString();
        tokens.add(new Token(prefix.contains("f") ? Kind.FORMATTED : Kind.STRING, says, span));
        return at + mark.length();
      }
      boolean goesOn = mark.length() == 3 || at > line.length();
      if (!goesOn || row + 1 == rows.size()) {
        throw new UserError("this text is never closed", span);
      }
      text.append('\n');
      row++;
      at = 0;
    }
  }

  private static String unreadable(int character) {
    String shown =
        character > 32 && character < 127
            ? "'" + Character.toString(character) + "'"
            : String.format("the character U+%04X", character);
    String instead =
        switch (character) {
          case '\u201c', '\u201d', '\u2018', '\u2019' -> ": quotation marks are ' or \"";
          case '\u2212', '\u2013' -> ": a minus is -";
          case '\u00d7', '\u00b7' -> ": times is *";
          case '\u00a0' -> ": it looks like a blank; write one";
          default -> Character.isLetter(character) ? ": names are of the letters a to z here" : "";
        };
    return shown + " cannot be read" + instead;
  }
}
