package backstep.network;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.HiddenLayer;
import backstep.notation.Line;
import backstep.notation.OwnData;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Setting;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A program whose settings, data and names have been checked: what a machine can be built for. */
public final class Experiment {
  /** The names that the machine gives and nothing can write. */
  public static final Set<String> GIVEN =
      Set.of("x", "d", "inputs", "outputs", "epoch", "sample", "line", "epoch_loss");

  /** Those that it gives besides, but to a program that means something else by them. */
  private static final List<String> GIVEN_IF_FREE = List.of("X", "D", "m", "step");

  private static final List<String> OF_DATA = List.of("x", "d", "X", "D");

  private final String title;
  private final Program original;
  private final Program program;
  private final DataSet data;
  private final Origin origin;
  private final Set<String> given;

  private Experiment(String title, Program original, Program program, DataSet data, Origin origin) {
    this.origin = origin;
    this.title = title;
    this.original = original;
    this.program = program;
    this.data = data;
    this.given = Collections.unmodifiableSet(givenTo());
  }

  /**
   * Checks a program.
   *
   * @param title where the program came from: a shipped name or a file
   * @throws UserError for a setting or name that cannot be
   */
  public static Experiment of(String title, Program program) {
    return checked(title, program, program, Origin.NONE);
  }

  /** The same, read from a script. */
  public Experiment from(Origin script) {
    return new Experiment(title, original, program, data, script);
  }

  /**
   * This experiment with its program changed.
   *
   * @throws UserError for a setting or name that cannot be
   */
  public Experiment with(Program changed) {
    return checked(title, original, changed, origin);
  }

  /**
   * This experiment with a setting changed, or added; one such as {@code layers} or {@code bias}
   * writes the lines of the program anew.
   *
   * @param value a {@link Double} or a word
   * @param span where it was written, for an error about it
   * @throws UserError for a value that cannot be, or if lines that were edited by hand would be
   *     lost
   */
  public Experiment withSetting(String name, Object value, Span span) {
    KnownSetting known = KnownSetting.named(name).orElse(null);
    if (known == KnownSetting.DATA) {
      return with(program.withDataSet(value, span));
    }
    if (known == null || !known.writesLines()) {
      Experiment changed = with(program.withSetting(name, value, span));
      return known == KnownSetting.BATCH ? with(Generated.forSteps(this, changed)) : changed;
    }
    Setting setting = new Setting(name, value, Remark.NONE, span);
    SettingCheck.check(setting);
    return with(Generated.of(this, known, span).with(setting, known));
  }

  /** This experiment with one sample a step. */
  public Experiment oneByOne() {
    return on(data);
  }

  /** The same on other samples of the same shapes, to ask what it answers there. */
  public Experiment on(DataSet other) {
    Program single = isBatched() ? program.withSetting(KnownSetting.BATCH.word(), 1.0) : program;
    return new Experiment(title, original, single, other, origin);
  }

  private static Experiment checked(
      String title, Program original, Program program, Origin origin) {
    program.settings().forEach(SettingCheck::check);
    Experiment experiment = new Experiment(title, original, program, dataOf(program), origin);
    SettingCheck.checkBatch(program, experiment.data.size());
    SettingCheck.checkPick(experiment);
    experiment.checkActivation();
    program.statements().forEach(experiment::checkTarget);
    checkTwice(program.parameters());
    return experiment;
  }

  /** True if the program is no longer as it was loaded. */
  public boolean isChanged() {
    return !program.equals(original);
  }

  /**
   * What is not as it was loaded: settings as {@code alpha=0.1}, a start as {@code start=centred},
   * and {@code edited} lines that none of these would write.
   */
  public List<String> changes() {
    return new Changes(original, this).words();
  }

  public String title() {
    return title;
  }

  public Program program() {
    return program;
  }

  /** The program as it was loaded. */
  public Program original() {
    return original;
  }

  /** The script that it was read from. */
  public Origin origin() {
    return origin;
  }

  public DataSet data() {
    return data;
  }

  public int seed() {
    return (int) number(KnownSetting.SEED);
  }

  public int epochs() {
    return (int) number(KnownSetting.EPOCHS);
  }

  private Set<String> givenTo() {
    Set<String> names = new TreeSet<>(GIVEN);
    GIVEN_IF_FREE.stream().filter(name -> !program.defines(name)).forEach(names::add);
    if (isBatched()) {
      names.remove("sample");
    }
    return names;
  }

  /** The names that the machine gives to this program. */
  public Set<String> given() {
    return given;
  }

  /** True of a name that stands for inputs or targets: x and d, X and D. */
  public boolean isOfData(String name) {
    return OF_DATA.contains(name) && given.contains(name);
  }

  /** How many samples a step takes, but perhaps for the last of an epoch. */
  public int stepSize() {
    Setting batch = program.setting(KnownSetting.BATCH.word()).orElse(null);
    if (batch == null) {
      return 1;
    }
    return batch.isNumber() ? (int) batch.number() : data.size();
  }

  public int stepsPerEpoch() {
    Setting picks = program.setting(KnownSetting.PICKS.word()).orElse(null);
    return picks != null && isPicked()
        ? (int) picks.number()
        : (data.size() + stepSize() - 1) / stepSize();
  }

  /** True if a step takes several samples. */
  public boolean isBatched() {
    return stepSize() > 1;
  }

  /** What a training step is called: by its sample, where it takes one. */
  public String stepWord() {
    return isBatched() ? "step" : "sample";
  }

  /** True if each epoch takes the samples in another order. */
  public boolean isShuffled() {
    return is(KnownSetting.SHUFFLE, "on");
  }

  /** True if each step picks its samples at random. */
  public boolean isPicked() {
    return is(KnownSetting.PICK, "random");
  }

  /** True if each epoch takes the samples in the order of the data. */
  public boolean isInTurn() {
    return !isShuffled() && !isPicked();
  }

  private boolean is(KnownSetting setting, String word) {
    return program.setting(setting.word()).filter(set -> set.text().equals(word)).isPresent();
  }

  /** What a sample of the data is called, as against one of an epoch that takes another order. */
  public String rowWord() {
    return isInTurn() ? "sample" : "row";
  }

  /** The function behind {@code act}; only of a program that uses it. */
  public Function activation() {
    String word = (String) program.setting(KnownSetting.ACTIVATION.word()).orElseThrow().value();
    return Function.named(word).orElseThrow();
  }

  /** The function that a call stands for: the one of the setting, where it is act. */
  public Function function(Expr.Call call) {
    return call.function() == Function.ACT ? activation() : call.function();
  }

  /** The function that keeps y between 0 and 1, if the line that writes it is a call of one. */
  public Optional<Function> squashing() {
    return program.writers("y").stream()
        .reduce((before, last) -> last)
        .map(program::line)
        .map(Line::value)
        .filter(value -> value instanceof Expr.Call call && !call.primed())
        .map(value -> function((Expr.Call) value))
        .filter(Function::isSquashing);
  }

  /** The function of the units of a layer. */
  public Form.Elementwise activation(HiddenLayer layer) {
    return (Form.Elementwise) function(layer.call()).form();
  }

  /**
   * What a setting is in a program that does not set it, as it would be written.
   *
   * @param span where it is asked for, for an error about it
   * @return nothing if it has no value then
   * @throws UserError for a setting that writes the lines, if they were written or edited by hand
   */
  public Optional<String> unset(KnownSetting setting, Span span) {
    if (setting == KnownSetting.DATA) {
      return Optional.of(data.name());
    }
    if (setting == KnownSetting.PICKS) {
      return Optional.of(Integer.toString(stepsPerEpoch()));
    }
    return setting.writesLines()
        ? Optional.of(Generated.of(this, setting, span).shown(setting))
        : setting.standardText();
  }

  /** True of a name that stands for a setting here, whether the program sets it or not. */
  public boolean hasSetting(String name) {
    return program.setting(name).isPresent()
        || name.equals(KnownSetting.DATA.word())
        || KnownSetting.hasStandard(name)
        || (KnownSetting.writesLines(name) && !program.writtenNames().contains(name));
  }

  private double number(KnownSetting setting) {
    return program.setting(setting.word()).map(Setting::number).orElse(setting.standard());
  }

  /**
   * True if both begin with the same parameters and take the samples in the same steps, so that a
   * run can go on from one to the other.
   */
  public boolean startsLike(Experiment other) {
    return Beginning.of(this).equals(Beginning.of(other));
  }

  private static DataSet dataOf(Program program) {
    Setting setting = program.setting(KnownSetting.DATA.word()).orElse(null);
    OwnData own = program.data();
    if (setting != null && !own.isEmpty()) {
      throw new UserError(
          "the program has both a setting data and a section data:; leave one out", setting.span());
    }
    if (setting == null && own.isEmpty()) {
      throw new UserError(
          "the program has no data: write data = xor in settings:, or a section data:");
    }
    return setting == null ? DataSet.own(own) : BuiltInData.named(setting.text()).orElseThrow();
  }

  private void checkActivation() {
    boolean set = program.setting(KnownSetting.ACTIVATION.word()).isPresent();
    if (!set) {
      activated()
          .findFirst()
          .ifPresent(
              call -> {
                throw new UserError(
                    "act needs a setting activation, such as activation = relu in settings:",
                    call.span());
              });
    }
  }

  private Stream<Expr> activated() {
    return program
        .statements()
        .flatMap(line -> line.value().all())
        .filter(expr -> expr instanceof Expr.Call call && call.function() == Function.ACT);
  }

  private void checkTarget(Line line) {
    String target = line.target();
    Span span = line.statement().span();
    if (GIVEN.contains(target)) {
      throw new UserError("'" + target + "' is given by the machine and cannot be written", span);
    }
    if (program.setting(target).isPresent()) {
      throw new UserError(
          "'"
              + target
              + "' is a setting, which lines only read; to let a line write it, begin it in"
              + " parameters:",
          span);
    }
    if (Parser.isReserved(target)) {
      throw new UserError("'" + target + "' has a meaning of its own in the notation", span);
    }
  }

  private static void checkTwice(List<Line> parameters) {
    Set<String> seen = new HashSet<>();
    for (Line line : parameters) {
      if (!seen.add(line.target())) {
        throw new UserError(
            "the parameter " + line.target() + " stands here twice", line.statement().span());
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Experiment experiment
        && title.equals(experiment.title)
        && program.equals(experiment.program);
  }

  @Override
  public int hashCode() {
    return program.hashCode();
  }
}
