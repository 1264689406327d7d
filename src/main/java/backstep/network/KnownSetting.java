package backstep.network;

import backstep.matrix.Decimals;
import backstep.matrix.Function;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings that mean something to the machine; any other is a number with a name. To add one,
 * add a constant.
 */
public enum KnownSetting {
  DATA("the data set", "the name of a data set", 0) {
    @Override
    public List<String> words() {
      return BuiltInData.names();
    }
  },
  HIDDEN("hidden units", "a whole number from 1 to 100000", 0) {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 1, 100_000);
    }
  },
  ACTIVATION("the function behind act", "the name of an activation function", 0) {
    @Override
    public List<String> words() {
      return Arrays.stream(Function.values())
          .filter(Function::isActivation)
          .map(Function::word)
          .toList();
    }
  },
  ALPHA("the learning rate", "a finite number", 0) {
    @Override
    boolean accepts(Object value) {
      return value instanceof Double;
    }
  },
  EPOCHS("where run stops", "a whole number from 1 to 100000000", 1000) {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 1, 100_000_000);
    }
  },
  SEED(
      "the seed of the random numbers",
      "a whole number from 0 to 2147483647 (beyond, numpy's random numbers would differ)",
      0) {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 0, Integer.MAX_VALUE);
    }
  },
  SHUFFLE(
      "the samples in another order each epoch, on or off",
      "on or off",
      0,
      false,
      List.of("on", "off")),
  BATCH("samples in a training step, or all", "a whole number from 1 on, or all", 1) {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 1, Integer.MAX_VALUE) || value.equals("all");
    }
  },
  PICK(
      "the samples of a step picked at random, random or off",
      "random or off",
      0,
      false,
      List.of("random", "off")),
  PICKS("random picks in an epoch, in steps", "a whole number from 1 to 100000000", 0) {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 1, 100_000_000);
    }
  },
  LAYERS("units of each hidden layer", "at most 20 whole numbers from 1 on, such as 10,10,10") {
    @Override
    boolean accepts(Object value) {
      return isWhole(value, 1, 100_000)
          || (value instanceof String list && list.matches("[1-9]\\d{0,4}(,[1-9]\\d{0,4}){0,19}"));
    }
  },
  BIAS("a bias on every layer, on or off", "on or off", "on", "off"),
  NORM("layer_norm in every hidden layer, layer or none", "layer or none", "layer", "none"),
  UPDATE("when parameters change: mixed or after", "mixed or after", "mixed", "after");

  private final String meaning;
  private final String domain;
  private final double standard;
  private final boolean writesLines;
  private final List<String> words;

  KnownSetting(String meaning, String domain, double standard) {
    this(meaning, domain, standard, false, List.of());
  }

  /** One that writes the lines of the program anew. */
  KnownSetting(String meaning, String domain, String... words) {
    this(meaning, domain, 0, true, List.of(words));
  }

  KnownSetting(
      String meaning, String domain, double standard, boolean writesLines, List<String> words) {
    this.meaning = meaning;
    this.domain = domain;
    this.standard = standard;
    this.writesLines = writesLines;
    this.words = words;
  }

  /** Its name in {@code settings:}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Which values it takes. */
  public String domain() {
    return domain;
  }

  /** Its value in a program that does not set it. */
  double standard() {
    return standard;
  }

  /** The same as it would be written; nothing for a setting that has no value then. */
  Optional<String> standardText() {
    return Optional.of(words.isEmpty() ? Decimals.shortest(standard) : "off")
        .filter(text -> hasStandard(word()));
  }

  /** True of a setting that has a value even in a program that does not set it. */
  public static boolean hasStandard(String word) {
    return Stream.of(EPOCHS, SEED, SHUFFLE, BATCH, PICK, PICKS)
        .anyMatch(setting -> setting.word().equals(word));
  }

  /** Words, unless a setting takes numbers. */
  boolean accepts(Object value) {
    return value instanceof String;
  }

  /** True of a setting that writes the lines of the program anew. */
  public boolean writesLines() {
    return writesLines;
  }

  /** True of a setting that a run begins anew with. */
  public boolean beginsAnew() {
    return !writesLines && !Stream.of(ACTIVATION, ALPHA, EPOCHS).anyMatch(this::equals);
  }

  /** What it is, and the names that it takes, where it does not say them. */
  public String explained() {
    return words.equals(words()) ? meaning : meaning + ": " + String.join(", ", words());
  }

  /** True if setting this name writes the lines of the program anew. */
  public static boolean writesLines(String word) {
    return named(word).filter(KnownSetting::writesLines).isPresent();
  }

  /** The words it takes; empty where it takes numbers. */
  public List<String> words() {
    return words;
  }

  private static boolean isWhole(Object value, long least, long most) {
    return value instanceof Double number
        && number == Math.rint(number)
        && number >= least
        && number <= most;
  }

  public static Optional<KnownSetting> named(String word) {
    return Arrays.stream(values()).filter(setting -> setting.word().equals(word)).findFirst();
  }

  static List<String> allWords() {
    return Arrays.stream(values()).map(KnownSetting::word).toList();
  }
}
