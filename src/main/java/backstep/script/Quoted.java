package backstep.script;

import backstep.notation.UserError;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text between quotation marks says. */
final class Quoted {
  private static final Pattern CALLED = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\(");

  private static final Map<Character, Character> ESCAPES =
      Map.of('t', '\t', 'n', '\n', '\\', '\\', '\'', '\'', '"', '"');

  private Quoted() {}

  /** What it says; null where values are put into it, or characters written by their numbers. */
  static String text(Token token) {
    String written = token.text();
    if (token.kind() == Token.Kind.FORMATTED) {
      return written.contains("{") || written.contains("\\") ? null : written;
    }
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

  /** The names that are called where values are put into a text. */
  static List<String> called(Token token) {
    return token.kind() == Token.Kind.STRING || !token.text().contains("{")
        ? List.of()
        : CALLED.matcher(token.text()).results().map(Quoted::name).toList();
  }

  /** The value; a function of the script is not called within a text, nor is anything drawn. */
  static Value value(Syntax.Words words, Frame frame) {
    for (String name : words.called()) {
      if (frame.get(name) instanceof Value.Function
          || Classes.isCalled(name, frame)
          || Drawing.words().contains(name)) {
        throw new UserError(
            "'" + name + "' is called within a text: call it before, and show its value",
            words.span());
      }
    }
    return new Value.Text(words.text());
  }

  private static String name(MatchResult call) {
    return call.group(1);
  }
}
