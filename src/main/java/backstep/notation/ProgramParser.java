package backstep.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@code .bp} file, line by line. */
public final class ProgramParser {
  static final int LONGEST_FILE = 16_000_000;
  private static final Pattern HEADING = Pattern.compile("\\s*([A-Za-z_]+)\\s*:\\s*");
  private static final Pattern SETTING =
      Pattern.compile("\\s*+([A-Za-z_][A-Za-z_0-9]*+)\\s*+=\\s*+(\\S.*+)");

  private static final Pattern LIST = Pattern.compile("\\d++(\\s*+,\\s*+\\d++)++");
  private static final int MOST_LINES = 1000;
  private static final int LONGEST_LINE = 200_000;

  private final String file;
  private final List<Setting> settings = new ArrayList<>();
  private final DataParser data = new DataParser();
  private final List<Line> parameters = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<Section, List<String>> headings = new EnumMap<>(Section.class);
  private final List<String> comments = new ArrayList<>();
  private Section section;

  private ProgramParser(String file) {
    this.file = file;
  }

  /**
   * Reads a whole program.
   *
   * @param file the name that errors show
   * @throws UserError with line and caret
   */
  public static Program parse(String file, String text) {
    if (text.length() > LONGEST_FILE) {
      throw new UserError(
          file + " has " + text.length() + " characters; at most " + LONGEST_FILE + " are read");
    }
    if (text.indexOf('\0') >= 0) {
      throw new UserError(file + " is not a text file");
    }
    return new ProgramParser(file).parse(text);
  }

  private Program parse(String text) {
    List<String> rows = text.replaceFirst("^\uFEFF", "").lines().toList();
    for (int i = 0; i < rows.size(); i++) {
      line(new Source(file + ":" + (i + 1), rows.get(i)));
    }
    if (lines.isEmpty()) {
      throw new UserError(
          file
              + " has no lines to run: a program has a section forward:, with lines such as"
              + " Z1 = Ws @ x");
    }
    return new Program(settings, data.data(), parameters, lines, headings, comments);
  }

  private void line(Source source) {
    Patience.read(source.text().length());
    if (source.text().length() > LONGEST_LINE) {
      throw new UserError(
          "this line has "
              + source.text().length()
              + " characters; at most "
              + LONGEST_LINE
              + " are read",
          new Span(source, LONGEST_LINE));
    }
    int hash = source.text().indexOf('#');
    String content = hash < 0 ? source.text() : source.text().substring(0, hash);
    String comment = hash < 0 ? "" : source.text().substring(hash + 1).stripTrailing();
    Matcher heading = HEADING.matcher(content);
    if (heading.matches()) {
      begin(heading.group(1), source, heading.start(1));
      if (!comment.isEmpty()) {
        comments.add(comment);
      }
    } else if (!content.isBlank()) {
      entry(source, content, new Remark(List.copyOf(comments), comment));
      comments.clear();
    } else if (hash >= 0) {
      comments.add(comment);
    }
  }

  private void begin(String word, Source source, int column) {
    Span span = new Span(source, column);
    Section begun =
        Section.named(word)
            .orElseThrow(
                () ->
                    new UserError(
                        "there is no section '"
                            + word
                            + "'"
                            + Nearest.hint(
                                word,
                                Section.words(),
                                "the sections are " + String.join(", ", Section.words())),
                        span));
    if (section != null && begun.compareTo(section) <= 0) {
      throw new UserError(
          begun == section
              ? "the section " + word + " stands here twice"
              : "the section " + word + " belongs before " + section.word(),
          span);
    }
    section = begun;
    if (!comments.isEmpty()) {
      headings.put(begun, List.copyOf(comments));
      comments.clear();
    }
  }

  private void entry(Source source, String content, Remark remark) {
    if (section == null) {
      throw new UserError(
          "this line stands before the first section; a program begins with settings:",
          new Span(source, content.length() - content.stripLeading().length()));
    }
    if (settings.size() + parameters.size() + lines.size() == MOST_LINES) {
      throw new UserError(
          "the program goes on here; at most " + MOST_LINES + " settings and lines are read",
          new Span(source, 0));
    }
    switch (section) {
      case SETTINGS -> settings.add(setting(source, content, remark));
      case DATA -> data.line(source, content, remark);
      case PARAMETERS -> parameters.add(new Line(section, Parser.statement(source), remark));
      default -> lines.add(new Line(section, Parser.statement(source), remark));
    }
  }

  private Setting setting(Source source, String content, Remark remark) {
    Matcher matcher = SETTING.matcher(content.stripTrailing());
    if (!matcher.matches()) {
      throw new UserError(
          "a setting is NAME = VALUE, as in alpha = 0.05",
          new Span(source, content.length() - content.stripLeading().length()));
    }
    String name = matcher.group(1);
    Span span = new Span(source, matcher.start(1));
    if (settings.stream().anyMatch(setting -> setting.name().equals(name))) {
      throw new UserError("the setting " + name + " stands here twice", span);
    }
    String text = matcher.group(2);
    Span place = new Span(source, matcher.start(2));
    Object value = name.equals(Program.DATA) && isFile(text) ? text : value(text, place);
    Setting setting = new Setting(name, value, remark, span);
    if (setting.isNumber() && Parser.isReserved(name)) { // a word is no value that lines could read
      throw new UserError("'" + name + "' has a meaning of its own in the notation", span);
    }
    return setting;
  }

  /** True of the value of a setting data that is the name of a file. */
  public static boolean isFile(String text) {
    return text.matches(".*[./].*") && text.matches(".*[A-Za-z].*");
  }

  /** A number where it reads as one, a list such as {@code 10,10}, or else the word. */
  public static Object value(String text, Span span) {
    boolean isWord =
        text.matches("[A-Za-z_][A-Za-z_0-9-]*") && !text.matches("(?i)nan|inf(inity)?");
    if (isWord || LIST.matcher(text).matches()) {
      return text.replaceAll("\\s", "");
    }
    return Decimal.read(text, span);
  }
}
