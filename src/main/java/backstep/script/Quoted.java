package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text between quotation marks says, and what is put into it. */
final class Quoted {
  private static final Pattern CALLED = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\(");

  /** A value in a text, as it is: {@code {name}}, {@code {i + 1}}. */
  private static final Pattern VALUE = Pattern.compile("\\{([\\w .+*-]+)\\}");

  /** A number in a text, and how it is shown: {@code {np.mean(e):.4f}}. */
  private static final Pattern FORMATTED = Pattern.compile("\\{([^{}:!'\"]+)(:[^{}]*)?\\}");

  private static final Pattern PERCENT = Pattern.compile("%(.)");
  private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");

  private static final Map<Character, Character> ESCAPES =
      Map.of('t', '\t', 'n', '\n', '\\', '\\', '\'', '\'', '"', '"');

  private Quoted() {}

  /** Texts one behind the other are one. */
  static Syntax.Words words(Token first, Tokens behind) {
    List<Expression> parts = new ArrayList<>();
    List<String> called = new ArrayList<>();
    List<Expression> shown = new ArrayList<>();
    for (Token token = first; token != null; token = another(behind)) {
      if (token.kind() == Token.Kind.FORMATTED && token.text().contains("{")) {
        parts.addAll(formatted(token));
        String unread = show(token, shown);
        CALLED.matcher(unread).results().map(Quoted::name).forEach(called::add);
      } else {
        String text = text(token);
        parts.add(text == null ? null : new Syntax.Literal(text, token.span()));
      }
    }
    return new Syntax.Words(parts, called, shown, first.span());
  }

  /** Adds the numbers that are shown; gives the text without those that could be read. */
  private static String show(Token token, List<Expression> shown) {
    String left = token.text();
    for (MatchResult number : FORMATTED.matcher(token.text()).results().toList()) {
      try {
        shown.add(Parser.expression(number.group(1), token.span()));
        left = left.replace(number.group(), "");
      } catch (UserError unread) {
        // what is shown need not be read
      }
    }
    return left;
  }

  private static Token another(Tokens tokens) {
    return tokens.at(Token.Kind.STRING) || tokens.at(Token.Kind.FORMATTED) ? tokens.take() : null;
  }

  /** What it says; null where characters are written by their numbers. */
  private static String text(Token token) {
    String written = token.text();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char character = written.charAt(i);
      if (character == '\\') {
        i++;
        Character meant = i < written.length() ? ESCAPES.get(written.charAt(i)) : null;
        if (meant == null) {
          return null;
        }
        character = meant;
      }
      text.append(character);
    }
    return text.toString();
  }

  private static List<Expression> formatted(Token token) {
    List<Expression> parts = new ArrayList<>();
    Matcher values = VALUE.matcher(token.text());
    int from = 0;
    while (values.find()) {
      parts.add(between(token, from, values.start()));
      parts.add(Parser.expression(values.group(1), token.span()));
      from = values.end();
    }
    parts.add(between(token, from, token.text().length()));
    return parts;
  }

  private static Expression between(Token token, int from, int to) {
    String text = token.text().substring(from, to);
    boolean plain = text.chars().noneMatch(one -> "{}\\".indexOf(one) >= 0);
    return plain ? new Syntax.Literal(text, token.span()) : null;
  }

  /** The value; what is called in a text in ways that are not read is refused. */
  static Value value(Interpreter interpreter, Syntax.Words words, Frame frame) {
    for (String name : words.called()) {
      if (frame.get(name) instanceof Value.Function
          || Classes.isCalled(name, frame)
          || Drawing.words().contains(name)) {
        throw new UserError(
            "'" + name + "' is called within a text: call it before, and show its value",
            words.span());
      }
    }
    for (Expression number : words.shown()) {
      if (Calling.callsOwn(number, frame) || Drawing.isAmong(Mentions.readIn(number))) {
        interpreter.tells(interpreter.value(number, frame), words.span());
      }
    }
    Text text = new Text("");
    for (Expression part : words.parts()) {
      text = text.with(part == null ? Text.UNKNOWN : shown(interpreter.value(part, frame)));
    }
    return text;
  }

  /** How a value is shown: a text, or a whole number; others in ways not known here. */
  static Text shown(Value value) {
    if (value instanceof Text text) {
      return text;
    }
    return value instanceof Value.Scalar scalar
            && scalar.kind() == Value.Kind.WHOLE
            && !scalar.varies()
        ? new Text(Long.toString((long) scalar.number()))
        : Text.UNKNOWN;
  }

  /** {@code 'W%d' % l}. */
  static Text filled(Interpreter interpreter, Text text, Value by, Span span) {
    List<Value> values = by instanceof Sequence list && list.isTuple() ? list.items() : List.of(by);
    values.forEach(value -> interpreter.tells(value, span));
    return filled(text, PERCENT, "[dis]", values);
  }

  /** A method of a text. */
  static Value method(Text text, String name, Value.Given given) {
    given.values().forEach(value -> given.interpreter().tells(value, given.span()));
    boolean format = name.equals("format") && given.named().isEmpty();
    return format ? filled(text, BRACES, "", given.values()) : Text.UNKNOWN;
  }

  private static Text filled(Text text, Pattern places, String plain, List<Value> values) {
    if (text.text() == null) {
      return text;
    }
    Text filled = new Text("");
    Matcher place = places.matcher(text.text());
    int from = 0;
    for (int i = 0; place.find(); i++) {
      boolean known = place.group(1).matches(plain) && i < values.size();
      filled = filled.with(new Text(text.text().substring(from, place.start())));
      filled = filled.with(known ? shown(values.get(i)) : Text.UNKNOWN);
      from = place.end();
    }
    return filled.with(new Text(text.text().substring(from)));
  }

  private static String name(MatchResult call) {
    return call.group(1);
  }
}
