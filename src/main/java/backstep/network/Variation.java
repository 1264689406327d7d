package backstep.network;

import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Setting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One thing about an experiment set to a value: a setting, as {@code alpha=0.05}, or the initial
 * values, as {@code start=centred}.
 *
 * @param span where it was written, for an error about it
 */
public record Variation(String name, String value, Span span) {
  static final String START = "start";

  /** One that is written nowhere. */
  Variation(String name, String value) {
    this(name, value, new Span(Source.typed(name + "=" + value), 0));
  }

  /**
   * The experiment so varied.
   *
   * @throws UserError if it has no such setting, the value does not fit, or it would change nothing
   */
  public Experiment applyTo(Experiment experiment) {
    return UserError.about(span, () -> varied(experiment));
  }

  private Experiment varied(Experiment experiment) {
    Program program = experiment.program();
    if (isStart()) {
      return experiment.with(start().applyTo(program));
    }
    if (!KnownSetting.writesLines(name)) {
      requireUse(program);
    }
    return experiment.withSetting(name, ProgramParser.value(value, span), span);
  }

  /** True if it rewrites parameter lines, which must come after what writes them. */
  public boolean isStart() {
    return name.equals(START);
  }

  private Start start() {
    return Start.named(value)
        .orElseThrow(
            () ->
                new UserError(
                    "start cannot be '"
                        + value
                        + "'"
                        + Nearest.hint(
                            value,
                            Start.words(),
                            "it can be " + String.join(", ", Start.words()))));
  }

  private void requireUse(Program program) {
    if (name.equals(KnownSetting.SEED.word())) {
      throw new UserError("a sweep varies the seed by itself: say --seeds N, and --from K");
    }
    if (KnownSetting.hasStandard(name) || name.equals(KnownSetting.DATA.word())) {
      return;
    }
    if (program.setting(name).isEmpty()) {
      throw new UserError(
          "this program has no setting '"
              + name
              + "'"
              + Nearest.hint(name, known(program), all(program)));
    }
    boolean used =
        name.equals(KnownSetting.ACTIVATION.word())
            ? program.usesActivation()
            : program.statements().anyMatch(line -> line.value().reads(name));
    if (!used) {
      throw new UserError("no line of this program uses " + name + ": varying it changes nothing");
    }
  }

  private static String all(Program program) {
    return "what can be varied is " + String.join(", ", known(program));
  }

  private static List<String> known(Program program) {
    List<String> known = new ArrayList<>(program.settings().stream().map(Setting::name).toList());
    known.remove(KnownSetting.SEED.word());
    Arrays.stream(KnownSetting.values())
        .filter(setting -> setting.writesLines() || setting == KnownSetting.SHUFFLE)
        .map(KnownSetting::word)
        .filter(word -> !known.contains(word))
        .forEach(known::add);
    known.add(START);
    return known;
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
