package backstep.shell;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Borders;
import backstep.render.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code set} can change about how things look. To add one, add a constant. */
public enum Option {
  PRECISION("decimals of numbers, 0 to 15, or exact", List.of("exact")) {
    @Override
    public Look apply(Look look, String value, Span span) {
      if (value.equals("exact")) {
        return new Look(Numbers.EXACT, look.borders());
      }
      if (!value.matches("\\d|1[0-5]")) {
        throw new UserError("precision is a number of decimals from 0 to 15, or exact", span);
      }
      return new Look(new Numbers(Integer.parseInt(value)), look.borders());
    }

    @Override
    public String shown(Look look) {
      return look.numbers().toString();
    }
  },
  BORDERS("frames of tables, ascii or box", List.of("ascii", "box")) {
    @Override
    public Look apply(Look look, String value, Span span) {
      return Arrays.stream(Borders.values())
          .filter(borders -> borders.word().equals(value))
          .findFirst()
          .map(borders -> new Look(look.numbers(), borders))
          .orElseThrow(() -> new UserError("borders are ascii or box, not '" + value + "'", span));
    }

    @Override
    public String shown(Look look) {
      return look.borders().word();
    }
  };

  private final String meaning;
  private final List<String> words;

  Option(String meaning, List<String> words) {
    this.meaning = meaning;
    this.words = words;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  List<String> words() {
    return words;
  }

  /**
   * The look with this option set, from what the user wrote.
   *
   * @param span where
   */
  public abstract Look apply(Look look, String value, Span span);

  /** Its value, as the user would write it. */
  public abstract String shown(Look look);

  public static Optional<Option> named(String word) {
    return Arrays.stream(values()).filter(option -> option.word().equals(word)).findFirst();
  }
}
