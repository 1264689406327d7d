package backstep.network;

import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.UserError;
import java.util.List;

/** Refuses what settings cannot be. */
final class SettingCheck {
  private SettingCheck() {}

  static void check(Setting setting) {
    if (Experiment.GIVEN.contains(setting.name())) {
      throw new UserError(
          "'" + setting.name() + "' is given by the machine and cannot be set", setting.span());
    }
    KnownSetting known = KnownSetting.named(setting.name()).orElse(null);
    if (known == null && !setting.isNumber()) {
      throw new UserError(
          "the setting "
              + setting.name()
              + " must be a number"
              + Nearest.to(setting.name(), KnownSetting.allWords())
                  .map(near -> ": did you mean '" + near + "'?")
                  .orElse(", not " + setting.text()),
          setting.span());
    }
    if (known != null) {
      check(known, setting);
    }
  }

  private static void check(KnownSetting known, Setting setting) {
    if (!known.accepts(setting.value())) {
      throw new UserError(
          setting.name() + " must be " + known.domain() + ", not " + setting.text(),
          setting.span());
    }
    List<String> words = known.words();
    if (!words.isEmpty() && !words.contains(setting.text())) {
      throw new UserError(
          setting.name()
              + " cannot be '"
              + setting.text()
              + "'"
              + Nearest.hint(setting.text(), words, "it can be " + String.join(", ", words)),
          setting.span());
    }
  }

  /** Samples are shuffled or picked. */
  static void checkPick(Experiment experiment) {
    if (experiment.isShuffled() && experiment.isPicked()) {
      throw new UserError(
          "samples that are picked at random have no order to shuffle: take pick = random or"
              + " shuffle = on, not both",
          experiment.program().setting(KnownSetting.PICK.word()).orElseThrow().span());
    }
  }

  /** A step takes no more samples than there are. */
  static void checkBatch(Program program, int samples) {
    program
        .setting(KnownSetting.BATCH.word())
        .filter(batch -> batch.isNumber() && batch.number() > samples)
        .ifPresent(
            batch -> {
              throw new UserError(
                  "batch is "
                      + batch.text()
                      + ", and there are "
                      + samples
                      + " samples: batch = all takes all of them",
                  batch.span());
            });
  }
}
