package backstep.network;

import backstep.notation.Decimal;
import backstep.notation.Names;
import backstep.notation.OwnData;
import backstep.notation.Patience;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file, all of one length, and what its columns are called: c0, c1, ... where the
 * file does not say. The separator is the first of tab, {@code ;} and {@code ,} that stands in the
 * first line.
 */
final class CsvTable {
  private static final String SEPARATORS = "\t;,";
  private static final Pattern LINE = Pattern.compile("[^\r\n]+");
  private static final Pattern NUMBERED_LINE = Pattern.compile("line:? ?(\\d+)");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");

  private final String file;
  private final String text;
  private final char separator;
  private final List<CSVRecord> rows = new ArrayList<>();
  private List<String> names;

  private CsvTable(String file, String text) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Matcher first = LINE.matcher(this.text);
    this.separator = separator(first.find() ? first.group() : "");
  }

  /**
   * Reads a file.
   *
   * @param file the name that errors show
   * @param header whether its first row has the names; empty to judge by its cells
   * @throws UserError with line and caret
   */
  static CsvTable read(String file, String text, Optional<Boolean> header) {
    CsvTable table = new CsvTable(file, text);
    table.readRows();
    table.takeNames(header);
    return table;
  }

  List<String> names() {
    return names;
  }

  /** How many rows it has, that of the names not counted. */
  int size() {
    return rows.size();
  }

  /** What stands in a cell, without blanks around it. */
  String cell(int row, int column) {
    return rows.get(row).get(column);
  }

  /** Where a cell stands, for an error about it. */
  Span place(int row, int column) {
    return place(rows.get(row), column);
  }

  private static char separator(String line) {
    String bare = QUOTED.matcher(line).replaceAll("");
    return (char)
        SEPARATORS.chars().filter(known -> bare.indexOf(known) >= 0).findFirst().orElse(',');
  }

  private void readRows() {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(Patience.reader(text), format)) {
      parser.stream().forEach(this::add);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
    if (rows.isEmpty()) {
      throw new UserError(file + " has no rows");
    }
  }

  /** The library names the line of the row in its message only. */
  private UserError unreadable(Exception e) {
    Matcher named = NUMBERED_LINE.matcher(String.valueOf(e.getMessage()));
    long number = named.find() ? Long.parseLong(named.group(1)) : 1;
    String line = text.lines().skip(number - 1).findFirst().orElse("");
    return new UserError(
        "a quotation mark in the row that begins here is without its other half",
        new Span(new Source(file + ":" + number, line), Math.max(0, line.indexOf('"'))));
  }

  private void add(CSVRecord row) {
    boolean isBlank = row.size() == 1 && row.get(0).isEmpty();
    if (isBlank) {
      return;
    }
    OwnData.requireRoom(rows.size(), row.size(), () -> place(row, OwnData.MOST_COLUMNS));
    if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
      throw new UserError(
          "the first row has " + rows.get(0).size() + " cells, this one " + row.size(),
          place(row, Math.min(row.size(), rows.get(0).size())));
    }
    rows.add(row);
  }

  private void takeNames(Optional<Boolean> header) {
    CSVRecord first = rows.get(0);
    if (!header.orElse(first.stream().noneMatch(Decimal::isNumber))) {
      names = IntStream.range(0, first.size()).mapToObj(CsvTable::numbered).toList();
      return;
    }
    names =
        IntStream.range(0, first.size())
            .mapToObj(i -> first.get(i).isEmpty() ? numbered(i) : Names.clean(first.get(i)))
            .toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      Names.require(names.get(i), place(first, i));
      if (!seen.add(names.get(i))) {
        throw new UserError("two columns are called " + names.get(i), place(first, i));
      }
    }
    rows.remove(0);
    if (rows.isEmpty()) {
      throw new UserError("there is no row below these names", place(first, 0));
    }
  }

  private static String numbered(int column) {
    return "c" + column;
  }

  private Span place(CSVRecord row, int column) {
    int from = (int) row.getCharacterPosition();
    while (from < text.length() && isLineEnd(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && !isLineEnd(text.charAt(to))) {
      to++;
    }
    long number = text.substring(0, from).lines().count() + 1;
    String line = text.substring(from, to);
    return new Span(new Source(file + ":" + number, line), start(line, column));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Where a cell begins in its line. */
  private int start(String line, int column) {
    boolean isQuoted = false;
    int left = column;
    int at = 0;
    for (; at < line.length() && left > 0; at++) {
      isQuoted ^= line.charAt(at) == '"';
      left -= line.charAt(at) == separator && !isQuoted ? 1 : 0;
    }
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
