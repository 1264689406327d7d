package backstep.render;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.List;

/** A table of columns, drawn by ascii-table; too wide a table becomes several below each other. */
public final class Table {
  /** For {@link Style#HALF} within ascii-table, which makes bytes of the text in between. */
  private static final String WHOLE = "\uFDD0";

  private final List<Column> columns = new ArrayList<>();
  private final int keys;

  /**
   * A column.
   *
   * @param right true to align numbers
   * @param styles for each cell its style, or null
   */
  public record Column(String header, boolean right, List<String> cells, List<Style> styles) {

    public static Column of(String header, boolean right, List<String> cells) {
      return new Column(header, right, cells, List.of());
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
    StringBuilder text = new StringBuilder();
    List<Column> key = columns.subList(0, keys);
    List<Column> part = new ArrayList<>(key);
    for (Column column : columns.subList(keys, columns.size())) {
      if (part.size() > keys && width(part) + column.width() + 3 > view.width()) {
        text.append(draw(part, view.borders()));
        part = new ArrayList<>(key);
      }
      part.add(column);
    }
    return text.append(draw(part, view.borders())).toString();
  }

  /** How wide a further column may be, beside those that are there already. */
  int room(View view) {
    return view.width() - width(columns) - 3;
  }

  private static int width(List<Column> columns) {
    return columns.stream().mapToInt(column -> column.width() + 3).sum() + 1;
  }

  private static String draw(List<Column> part, Borders borders) {
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
            .border(borders.characters())
            .lineSeparator("\n")
            .styler(styler(part))
            .data(drawn, cells)
            .asString()
            .replace(WHOLE, Style.HALF);
    return borders.finish(table) + (table.endsWith("\n") ? "" : "\n");
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
    return lines.stream().map(line -> style.on(line).replace(Style.HALF, WHOLE)).toList();
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
