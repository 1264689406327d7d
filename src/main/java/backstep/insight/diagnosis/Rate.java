package backstep.insight.diagnosis;

import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a remedy says of the learning rate. */
enum Rate {
  ANY("", 1, ""),
  SMALLER("a smaller %s", 0.1, ""),
  SMALLER_AGAIN("a smaller %s", 0.1, "; restart"),
  LARGER("a larger %s", 10, "");

  private static final String USUAL = "alpha";

  private final String words;
  private final double usual;
  private final String then;

  Rate(String words, double usual, String then) {
    this.words = words;
    this.usual = usual;
    this.then = then;
  }

  /**
   * What to try.
   *
   * @param words what it is, for whoever changes it elsewhere
   * @param commands what is to be typed; empty where no setting is the rate
   * @param mended the program then
   */
  record Advice(Rate rate, String words, String commands, Optional<Program> mended) {
    static final Advice NONE = new Advice(ANY, "", "", Optional.empty());

    /** The words, with how to do it. */
    String with(String how) {
      return how.isEmpty() ? words : words + ": " + how;
    }
  }

  /** By how many times a rate is to be another, where nothing else is known. */
  double usual() {
    return usual;
  }

  /**
   * What to try.
   *
   * @param factor by how many times it is to be another
   */
  Advice advice(Examination examination, double factor) {
    if (this == ANY) {
      return Advice.NONE;
    }
    String name = nameIn(examination);
    Program program = examination.program();
    Optional<Program> mended = times(program, name, factor);
    String commands =
        mended.map(changed -> Edits.of(program, changed)).map(set -> set + then).orElse("");
    return new Advice(this, words.formatted(name), commands, mended);
  }

  /** A program with so many times the rate; nothing where no setting is the rate. */
  static Optional<Program> times(Program program, String name, double factor) {
    return program
        .setting(name)
        .filter(Setting::isNumber)
        .map(setting -> twoDigits(setting.number(), factor))
        .map(value -> program.withSetting(name, value));
  }

  private static double twoDigits(double value, double factor) {
    return BigDecimal.valueOf(value)
        .multiply(BigDecimal.valueOf(factor))
        .round(new MathContext(2, RoundingMode.DOWN))
        .doubleValue();
  }

  /** True if nobody can follow both. */
  boolean contradicts(Rate other) {
    return this != ANY && other != ANY && (this == LARGER) != (other == LARGER);
  }

  /** The one setting that all lines which write a parameter of the loss name; else, as is usual. */
  static String nameIn(Examination examination) {
    Program program = examination.program();
    Set<String> names = null;
    for (String parameter : examination.forward().parameters()) {
      for (int line : program.writers(parameter)) {
        Set<String> settings =
            program
                .line(line)
                .value()
                .names()
                .map(Expr.Name::name)
                .filter(name -> program.setting(name).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names == null) {
          names = settings;
        }
        names.retainAll(settings);
      }
    }
    if (names != null && names.size() == 1) {
      return names.iterator().next();
    }
    return program.setting(USUAL).map(Setting::name).orElse("learning rate");
  }
}
