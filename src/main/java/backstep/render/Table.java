package backstep.render;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of columns, drawn by ascii-table; too wide a table becomes several below each other.
 * Where tables are plain it is said value by value: {@code unit 0, Z1: 0.0756}.
 */
public final class Table {
  /**
   * For {@link Style#HALF} within ascii-table, which makes bytes of the text in between, in
   * whatever characters the locale has.
   */
  private static final String WHOLE = "\u007F";

  private final List<Column> columns = new ArrayList<>();
  private final int keys;

  /**
   * A column.
   *
   * @param right true to align numbers
   * @param styles for each cell its style, or null
   * @param parts what it is made of, where a cell of it has several values
   */
  public record Column(
      String header, boolean right, List<String> cells, List<Style> styles, List<Column> parts) {
    private static final String LEFT_OUT = "some are left out";

    public Column(String header, boolean right, List<String> cells, List<Style> styles) {
      this(header, right, cells, styles, List.of());
    }

    public static Column of(String header, boolean right, List<String> cells) {
      return new Column(header, right, cells, List.of());
    }

    private Stream<Column> single() {
      return parts.isEmpty() ? Stream.of(this) : parts.stream();
    }

    /** What a row is called: {@code unit 0}, or what a text says; as above where this is blank. */
    private String name(int row, String above) {
      String cell = cells.get(row);
      boolean isNumber = right || cell.matches("\\d.*");
      return cell.isEmpty() ? above : isNumber ? (header + " " + cell).strip() : cell;
    }

    private String said(int row) {
      return cells.get(row).equals(Corners.DOTS)
          ? LEFT_OUT
          : cells.get(row) + (Style.CHANGED.equals(style(row)) ? ", changed" : "");
    }

    private Style style(int row) {
      return row < styles.size() ? styles.get(row) : null;
    }

    private int width() {
      int widest = cells.stream().mapToInt(String::length).max().orElse(0);
      return Math.max(header.length(), widest);
    }
  }

  /**
   * An empty table.
   *
   * @param keys how many of the first columns are repeated where a table is split
   */
  public Table(int keys) {
    this.keys = keys;
  }

  public Table add(Column column) {
    columns.add(column);
    return this;
  }

  /** Adds a column of text. */
  public Table text(String header, List<String> cells) {
    return add(Column.of(header, false, cells));
  }

  /** Adds a column of numbers. */
  public Table numbers(String header, List<String> cells) {
    return add(Column.of(header, true, cells));
  }

  /** The table as lines of text, each ended. */
  public String draw(View view) {
    return view.isPlain() ? said(view) : drawn(view);
  }

  private String drawn(View view) {
    StringBuilder text = new StringBuilder();
    List<Column> key = columns.subList(0, keys);
    List<Column> part = new ArrayList<>(key);
    for (Column column : columns.subList(keys, columns.size())) {
      if (part.size() > keys && width(part) + column.width() + 3 > view.width()) {
        text.append(draw(part, view.tables()));
        part = new ArrayList<>(key);
      }
      part.add(column);
    }
    return text.append(draw(part, view.tables())).toString();
  }

  /** A line for each value; what is blank in a frame is left out. */
  private String said(View view) {
    int named = Math.max(1, keys);
    List<Column> values =
        columns.subList(named, columns.size()).stream().flatMap(Column::single).toList();
    List<String> headings = headings(values.stream().map(Column::header).toList());
    String[] name = new String[named];
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < columns.get(0).cells().size(); row++) {
      if (columns.get(0).cells().get(row).equals(Corners.DOTS)) {
        text.append(line(columns.get(0).header(), Column.LEFT_OUT, view));
        continue;
      }
      for (int i = 0; i < named; i++) {
        name[i] = columns.get(i).name(row, name[i]);
      }
      for (int i = 0; i < values.size(); i++) {
        String heading = headings.get(i).replace(Corners.DOTS, "").strip();
        String where = String.join(", ", name) + (heading.isEmpty() ? "" : ", " + heading);
        text.append(line(where, values.get(i).said(row), view));
      }
    }
    return text.toString();
  }

  private static String line(String where, String value, View view) {
    return value.isEmpty() ? "" : Prose.hanging(where + ": " + value, view.width());
  }

  /** What columns are called beside a row: {@code column 0} where they have nothing but numbers. */
  static List<String> headings(List<String> headers) {
    boolean numbered = headers.stream().allMatch(one -> one.matches("\\d+|\\.{3}"));
    return headers.stream()
        .map(one -> numbered && !one.equals(Corners.DOTS) ? "column " + one : one)
        .toList();
  }

  /** How wide a further column may be, beside those that are there already. */
  int room(View view) {
    return view.width() - width(columns) - 3;
  }

  private static int width(List<Column> columns) {
    return columns.stream().mapToInt(column -> column.width() + 3).sum() + 1;
  }

  private static String draw(List<Column> part, Tables tables) {
    int rows = part.get(0).cells().size();
    String[][] cells = new String[rows][part.size()];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < part.size(); j++) {
        cells[i][j] = part.get(j).cells().get(i).replace(WHOLE, "\uFFFD");
      }
    }
    com.github.freva.asciitable.Column[] drawn =
        part.stream().map(Table::drawn).toArray(com.github.freva.asciitable.Column[]::new);
    String table =
        AsciiTable.builder()
            .border(tables.characters())
            .lineSeparator("\n")
            .styler(styler(part))
            .data(drawn, cells)
            .asString()
            .replace(WHOLE, Style.HALF);
    return tables.finish(table) + (table.endsWith("\n") ? "" : "\n");
  }

  private static com.github.freva.asciitable.Column drawn(Column column) {
    HorizontalAlign align = column.right() ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
    return new com.github.freva.asciitable.Column()
        .header(column.header())
        .headerAlign(align)
        .dataAlign(align)
        .maxWidth(Integer.MAX_VALUE);
  }

  private static List<String> styled(Style style, List<String> lines) {
    return lines.stream().map(line -> style.onCell(line).replace(Style.HALF, WHOLE)).toList();
  }

  private static Styler styler(List<Column> part) {
    return new Styler() {
      @Override
      public List<String> styleCell(
          com.github.freva.asciitable.Column column, int row, int col, List<String> lines) {
        Style style = part.get(col).style(row);
        return style == null ? lines : styled(style, lines);
      }
    };
  }
}
