package backstep.render;

import java.util.List;

/** The lessons, and how far one is. */
public final class LessonsTable {
  /** A lesson. */
  public record Row(String id, String title, String standing) {}

  private LessonsTable() {}

  /** A line for each lesson. */
  public static String text(List<Row> rows, View view) {
    int ids = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String line = row.id() + " ".repeat(ids - row.id().length()) + "  " + row.title();
      text.append(line).append(row.standing().isEmpty() ? "" : "  (" + row.standing() + ")");
      text.append('\n');
    }
    return text.append("lesson ID begins one; ")
        .append("the first ten lead to the cause.\n")
        .toString();
  }
}
