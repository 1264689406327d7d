package backstep.network;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;

/**
 * A column that somebody means: by its name, or by its number from 0, negative from the last.
 *
 * @param span where it was written, for an error about it
 */
public record ColumnRef(String word, Span span) {

  /**
   * The number of the column.
   *
   * @param names of all columns
   * @throws UserError if there is none
   */
  int in(List<String> names) {
    int named = names.indexOf(word);
    if (named >= 0) {
      return named;
    }
    if (!word.matches("-?\\d{1,6}")) {
      throw new UserError(
          "there is no column '"
              + word
              + "'"
              + Nearest.hint(word, names, "the columns are " + shown(names)),
          span);
    }
    int number = Integer.parseInt(word);
    int place = number < 0 ? number + names.size() : number;
    if (place < 0 || place >= names.size()) {
      throw new UserError(
          "there is no column " + number + ": they count from 0 to " + (names.size() - 1), span);
    }
    return place;
  }

  private static String shown(List<String> names) {
    int most = 10;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + ", and " + (names.size() - most) + " more";
  }
}
