package backstep.network;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Setting;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that consists of the very lines that its settings would write, so that other settings
 * can write it anew and nothing is lost.
 */
final class Generated {
  private final Experiment experiment;
  private final Program program;
  private final Architecture architecture;

  private Generated(Experiment experiment, Architecture architecture) {
    this.experiment = experiment;
    this.program = experiment.program();
    this.architecture = architecture;
  }

  /**
   * Recognises such a program.
   *
   * @param purpose the setting that is to write it, for the error
   * @throws UserError if it was written or edited by hand
   */
  static Generated of(Experiment experiment, KnownSetting purpose, Span span) {
    Program program = experiment.program();
    Architecture architecture = architecture(program);
    if (architecture == null) {
      throw byHand("has neither hidden nor layers in its settings", purpose, span);
    }
    Architecture.Text text = architecture.write(experiment.data(), experiment.stepSize());
    if (!text.isOf(program)) {
      throw byHand(difference(program, text), purpose, span);
    }
    return new Generated(experiment, architecture);
  }

  /**
   * An experiment whose steps take as many samples as those of another one do: a bias gets the sum
   * of their gradients. A program that was written by hand stays as it is.
   */
  static Program forSteps(Experiment experiment, Experiment other) {
    Architecture architecture = architecture(experiment.program());
    return architecture == null
            || !architecture
                .write(experiment.data(), experiment.stepSize())
                .isOf(experiment.program())
        ? other.program()
        : new Generated(other, architecture).written(architecture);
  }

  private static UserError byHand(String why, KnownSetting purpose, Span span) {
    return new UserError(
        purpose.word()
            + " writes all lines of the program anew, and this program "
            + why
            + ": undo the edits, load a program that ships, or change the lines with edit and"
            + " derive",
        span);
  }

  private static String difference(Program program, Architecture.Text text) {
    Optional<String> line =
        Stream.concat(
                differing(program.parameters(), text.parameters()).map(number -> "p" + number),
                differing(program.lines(), text.lines()).map(number -> "" + number))
            .findFirst();
    return "was edited by hand" + line.map(place -> " (line " + place + ")").orElse("");
  }

  private static Stream<Integer> differing(List<Line> own, List<Line> generated) {
    return IntStream.rangeClosed(1, own.size())
        .filter(
            number ->
                number > generated.size()
                    || !own.get(number - 1)
                        .statement()
                        .equals(generated.get(number - 1).statement()))
        .boxed();
  }

  /** What the program looks like; only its lines can tell whether it is. */
  private static Architecture architecture(Program program) {
    List<Integer> hidden =
        setting(program, KnownSetting.LAYERS)
            .or(() -> setting(program, KnownSetting.HIDDEN))
            .map(Generated::sizes)
            .orElse(null);
    return hidden == null
        ? null
        : new Architecture(
            hidden,
            program.isParameter("bo"),
            !program.writers("N1").isEmpty(),
            program.lines().stream().noneMatch(line -> line.section() == Section.UPDATE));
  }

  private static Optional<Setting> setting(Program program, KnownSetting known) {
    return program.setting(known.word());
  }

  private static List<Integer> sizes(Setting setting) {
    return Arrays.stream(setting.text().split(",")).map(Integer::valueOf).toList();
  }

  /** What a setting has been, as its lines look; nothing for one that writes none. */
  static Optional<String> looks(Experiment experiment, KnownSetting setting) {
    Architecture architecture = architecture(experiment.program());
    return setting == null || !setting.writesLines() || architecture == null
        ? Optional.empty()
        : Optional.of(new Generated(experiment, architecture).shown(setting));
  }

  /** What a setting that writes lines has been, to write these. */
  String shown(KnownSetting setting) {
    return switch (setting) {
      case LAYERS ->
          architecture.hidden().stream().map(units -> "" + units).collect(Collectors.joining(","));
      case BIAS -> architecture.bias() ? "on" : "off";
      case NORM -> architecture.norm() ? "layer" : "none";
      case UPDATE -> architecture.mixed() ? "mixed" : "after";
      default -> throw new IllegalArgumentException(setting + " writes no lines");
    };
  }

  /** The program that another setting writes. */
  Program with(Setting setting, KnownSetting known) {
    Architecture changed = changed(setting, known);
    return written(changed).editSettings(settings -> edited(settings, setting, known, changed));
  }

  private Program written(Architecture changed) {
    Architecture.Text text = changed.write(experiment.data(), experiment.stepSize());
    Map<String, Remark> remarks = new HashMap<>();
    program.statements().forEach(line -> remarks.put(line.toString(), line.remark()));
    return program
        .editParameters(old -> remarked(text.parameters(), remarks))
        .editLines(old -> remarked(text.lines(), remarks));
  }

  private Architecture changed(Setting setting, KnownSetting known) {
    String word = setting.text();
    List<Integer> hidden = known == KnownSetting.LAYERS ? sizes(setting) : architecture.hidden();
    return new Architecture(
        hidden,
        known == KnownSetting.BIAS ? word.equals("on") : architecture.bias(),
        known == KnownSetting.NORM ? word.equals("layer") : architecture.norm(),
        known == KnownSetting.UPDATE ? word.equals("mixed") : architecture.mixed());
  }

  /** One hidden layer has its size in hidden, several have theirs in layers. */
  private static List<Setting> edited(
      List<Setting> settings, Setting setting, KnownSetting known, Architecture changed) {
    Setting written =
        known == KnownSetting.LAYERS && changed.isShallow()
            ? new Setting(
                KnownSetting.HIDDEN.word(),
                (double) changed.hidden().get(0),
                setting.remark(),
                setting.span())
            : setting;
    List<String> replaced =
        known == KnownSetting.LAYERS
            ? List.of(KnownSetting.LAYERS.word(), KnownSetting.HIDDEN.word())
            : List.of(known.word());
    List<Setting> edited = new ArrayList<>(settings);
    edited.replaceAll(
        old ->
            replaced.contains(old.name())
                ? new Setting(written.name(), written.value(), old.remark(), written.span())
                : old);
    if (edited.stream().noneMatch(old -> old.name().equals(written.name()))) {
      edited.add(written);
    }
    return edited;
  }

  private static List<Line> remarked(List<Line> lines, Map<String, Remark> remarks) {
    return lines.stream()
        .map(line -> line.with(remarks.getOrDefault(line.toString(), Remark.NONE)))
        .toList();
  }
}
