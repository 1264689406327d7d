package backstep.script;

import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The numbers of a file beside the script: {@code np.loadtxt} and {@code np.genfromtxt}. No other
 * file is read.
 */
final class DataFile {
  private static final Pattern BESIDE = Pattern.compile("(?:[^/\\\\:]+/)*[^/\\\\:]+");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private static final String BLANKS = "\\s+";

  private DataFile() {}

  /** Reads the files beside a script, each once. */
  static UnaryOperator<String> each(UnaryOperator<String> files) {
    Map<String, String> known = new HashMap<>();
    return name -> known.computeIfAbsent(name, files);
  }

  static void addTo(Map<String, Value.Body> all) {
    all.put("loadtxt", given -> read(given, "skiprows"));
    all.put("genfromtxt", given -> read(given, "skip_header"));
  }

  private static Value read(Given given, String skips) {
    requireReals(given);
    Value skipped = given.named().getOrDefault(skips, Scalar.whole(0));
    String delimiter = delimiter(given);
    List<Scalar> cells = new ArrayList<>();
    int rows = 0;
    List<String> lines = text(given).lines().toList();
    for (int i = Math.max(0, Shaping.size(skipped, given.span())); i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "");
      if (!line.isBlank()) {
        String[] fields = (delimiter.equals(BLANKS) ? line.strip() : line).split(delimiter, -1);
        rows++;
        requireLength(given, fields.length, rows, cells.size());
        cells.addAll(row(given, fields, i + 1));
      }
    }
    return array(given, cells, rows);
  }

  private static void requireLength(Given given, int length, int rows, int before) {
    if (rows > 1 && length * (rows - 1) != before) {
      throw UserError.stops("the lines of the file differ in length", given.span());
    }
    given.interpreter().shaping().room(before + length, given.span());
  }

  private static void requireReals(Given given) {
    Value type = given.named().get("dtype");
    if (NumberType.of(type, given.span()) != NumberType.REAL) {
      throw new UserError(
          "numbers of a file are read as real ones: leave dtype away", given.span());
    }
  }

  /** Where the numbers of a line part, as a pattern. */
  private static String delimiter(Given given) {
    Value delimiter = given.named().getOrDefault("delimiter", new Value.None());
    if (delimiter instanceof Value.None) {
      return BLANKS;
    }
    if (delimiter instanceof Value.Text text && text.known(given.span()).length() == 1) {
      return Pattern.quote(text.text());
    }
    throw new UserError("what parts the numbers of a file is one character", given.span());
  }

  private static String text(Given given) {
    if (given.values().isEmpty() || !(given.values().get(0) instanceof Value.Text name)) {
      throw new UserError("the name of a file belongs here, as a text", given.span());
    }
    String file = name.known(given.span());
    if (!BESIDE.matcher(file).matches() || List.of(file.split("/")).contains("..")) {
      throw new UserError(
          "only files beside the script, or in a folder there, are read: put " + file + " there",
          given.span());
    }
    String text = UserError.about(given.span(), () -> given.interpreter().file(file));
    given.interpreter().budget().spend(text.length(), given.span());
    return text;
  }

  private static List<Scalar> row(Given given, String[] fields, int line) {
    List<Scalar> row = new ArrayList<>();
    for (String field : fields) {
      String number = field.strip();
      if (!NUMBER.matcher(number).matches()) {
        String shown = number.length() > 20 ? number.substring(0, 20) + "..." : number;
        throw new UserError(
            "line " + line + " of the file has '" + shown + "', which is no number", given.span());
      }
      row.add(Scalar.of(Double.parseDouble(number)));
    }
    return row;
  }

  /** As numpy does, one row or one column is an array of rank 1. */
  private static Value array(Given given, List<Scalar> cells, int rows) {
    if (cells.size() < 2) {
      throw new UserError("a file with less than two numbers is not read", given.span());
    }
    boolean flat = rows == 1 || rows == cells.size();
    int[] sizes = flat ? new int[] {cells.size()} : new int[] {rows, cells.size() / rows};
    return given.interpreter().shaping().of(cells, sizes, given.span());
  }
}
