package backstep.insight.diagnosis;

import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.Setting;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a remedy says of the learning rate. */
enum Rate {
  ANY(""),
  SMALLER("a smaller %s"),
  SMALLER_AGAIN("a smaller %s, after restart"),
  LARGER("a larger %s");

  private static final String USUAL = "alpha";

  private final String advice;

  Rate(String advice) {
    this.advice = advice;
  }

  /**
   * What to try.
   *
   * @param name of the learning rate
   */
  String advice(String name) {
    return advice.formatted(name);
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
