package backstep.network;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a program differs from the one that was loaded, in the words that would make it so. Only the
 * lines count: a line that is moved by hand to where {@code update=after} has it, is called that.
 */
final class Changes {
  private static final String EDITED = "edited";

  private final Program original;
  private final Experiment now;

  Changes(Program original, Experiment now) {
    this.original = original;
    this.now = now;
  }

  /** Settings as {@code alpha=0.1}, and {@code edited} for lines that no setting writes. */
  List<String> words() {
    List<Setting> settings =
        now.program().settings().stream()
            .filter(setting -> !setting.name().equals(KnownSetting.SEED.word()))
            .filter(setting -> !isAsLoaded(setting))
            .toList();
    Experiment written = written(settings);
    if (isLike(written)) {
      return settings.stream().map(Changes::word).toList();
    }
    Optional<Variation> other =
        candidates()
            .filter(one -> varied(written, one).filter(this::isLike).isPresent())
            .findFirst();
    List<String> words = new ArrayList<>();
    settings.stream()
        .filter(setting -> other.filter(one -> one.name().equals(setting.name())).isEmpty())
        .filter(this::holds)
        .map(Changes::word)
        .forEach(words::add);
    words.add(other.map(Variation::toString).orElse(EDITED));
    return words;
  }

  private boolean isAsLoaded(Setting setting) {
    return original
        .setting(setting.name())
        .filter(loaded -> loaded.text().equals(setting.text()))
        .isPresent();
  }

  /** False of an {@code update=after} whose updates were moved by hand, and its like. */
  private boolean holds(Setting setting) {
    return Generated.looks(now, KnownSetting.named(setting.name()).orElse(null))
        .map(setting.text()::equals)
        .orElse(true);
  }

  private static String word(Setting setting) {
    return setting.name() + "=" + setting.text();
  }

  /** The lines as the settings alone would write them. */
  private Experiment written(List<Setting> settings) {
    Experiment written = now.with(original);
    for (Setting setting : settings) {
      boolean isBatch = setting.name().equals(KnownSetting.BATCH.word());
      if (isBatch || KnownSetting.writesLines(setting.name())) {
        Variation variation = new Variation(setting.name(), setting.text());
        written = varied(written, variation).orElse(written);
      }
    }
    return written;
  }

  private static Optional<Experiment> varied(Experiment experiment, Variation variation) {
    try {
      return Optional.of(variation.applyTo(experiment));
    } catch (UserError impossible) {
      return Optional.empty();
    }
  }

  private boolean isLike(Experiment other) {
    return texts(other).equals(texts(now));
  }

  private static List<String> texts(Experiment experiment) {
    return experiment.program().statements().map(Line::toString).toList();
  }

  /** What writes lines, and takes one of a few words. */
  private static Stream<Variation> candidates() {
    Stream<Variation> settings =
        Arrays.stream(KnownSetting.values())
            .filter(KnownSetting::writesLines)
            .flatMap(one -> one.words().stream().map(word -> new Variation(one.word(), word)));
    return Stream.concat(
        settings, Start.words().stream().map(word -> new Variation(Variation.START, word)));
  }
}
