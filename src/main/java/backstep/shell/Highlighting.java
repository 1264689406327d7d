package backstep.shell;

import backstep.render.Style;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line as it is typed, with what it is made of in styles. */
final class Highlighting {
  private static final Pattern PART =
      Pattern.compile(
          "(?<comment>#[^\n]*)|(?<word>[A-Za-z_]\\w*)"
              + "|(?<number>(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?)|(?<end>[;\n])|\\s+|.");

  private final Shell shell;
  private final Session session;
  private final Set<String> names;

  Highlighting(Shell shell, Session session) {
    this.shell = shell;
    this.session = session;
    this.names =
        Completion.NAME
            .words(session, shell, List.of())
            .map(word -> word.text().replace("(", ""))
            .collect(Collectors.toSet());
  }

  /** The same text; what is neither command, name nor number stays as it is. */
  String of(String line) {
    StringBuilder styled = new StringBuilder();
    Matcher part = PART.matcher(line);
    boolean begins = true;
    while (part.find()) {
      styled.append(styled(part, begins ? line.substring(part.start()) : ""));
      begins = part.group("end") != null || (begins && part.group().isBlank());
    }
    return styled.toString();
  }

  /**
   * A part in its style.
   *
   * @param command what begins here and may be a command; empty where none can begin
   */
  private String styled(Matcher part, String command) {
    String text = part.group();
    if (part.group("comment") != null) {
      return Style.FAINT.on(text);
    }
    if (part.group("number") != null) {
      return Style.NUMBER.on(text);
    }
    boolean isWord = part.group("word") != null;
    if (isWord && names(command).isPresent()) {
      return Style.STRONG.on(text);
    }
    return isWord && names.contains(text) ? Style.NAME.on(text) : text;
  }

  /** The command that a text begins with. */
  private Optional<Command> names(String text) {
    return shell.commandOf(session, text.split("[;\n#]", 2)[0]);
  }
}
