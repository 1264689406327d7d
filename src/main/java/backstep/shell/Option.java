package backstep.shell;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Numbers;
import backstep.render.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code set} can change about how things look. To add one, add a constant. */
public enum Option {
  PRECISION("decimals of numbers, 0 to 15, or exact", List.of("exact")) {
    @Override
    public Look apply(Look look, String value, Span span) {
      if (value.equals("exact")) {
        return look.with(Numbers.EXACT);
      }
      if (!value.matches("\\d|1[0-5]")) {
        throw new UserError("precision is a number of decimals from 0 to 15, or exact", span);
      }
      return look.with(new Numbers(Integer.parseInt(value)));
    }

    @Override
    public String shown(Look look) {
      return look.numbers().toString();
    }
  },
  TABLES("ascii or box frames, or plain: one value a line", List.of("ascii", "box", "plain")) {
    @Override
    public Look apply(Look look, String value, Span span) {
      return Arrays.stream(Tables.values())
          .filter(tables -> tables.word().equals(value))
          .findFirst()
          .map(look::with)
          .orElseThrow(
              () -> new UserError("tables are ascii, box or plain, not '" + value + "'", span));
    }

    @Override
    public String shown(Look look) {
      return look.tables().word();
    }
  },
  PAGER("whether a terminal shows long output a page at a time", List.of("on", "off")) {
    @Override
    public Look apply(Look look, String value, Span span) {
      if (!words().contains(value)) {
        throw new UserError("pager is on or off, not '" + value + "'", span);
      }
      return new Look(look.numbers(), look.tables(), value.equals("on"));
    }

    @Override
    public String shown(Look look) {
      return look.pager() ? "on" : "off";
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

  /** The words it takes, for completion. */
  Stream<Word> choices() {
    return words.stream().map(word -> new Word(word, meaning));
  }

  /**
   * The look with this option set, from what the user wrote.
   *
   * @param span where
   */
  public abstract Look apply(Look look, String value, Span span);

  /** Its value, as the user would write it. */
  public abstract String shown(Look look);

  /** The one of this word; recordings of before there was plain call tables borders. */
  public static Optional<Option> named(String word) {
    String now = word.equals("borders") ? TABLES.word() : word;
    return Arrays.stream(values()).filter(option -> option.word().equals(now)).findFirst();
  }
}
