package backstep.script;

import backstep.notation.Remark;
import backstep.notation.Setting;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the steps of a program take its samples, and how often, as settings. */
final class StepSettings {
  private final TrainingLoop training;
  private final Reading reading;
  private final EpochSamples epochs;
  private final Draft draft;

  StepSettings(TrainingLoop training, Reading reading, EpochSamples epochs, Draft draft) {
    this.training = training;
    this.reading = reading;
    this.epochs = epochs;
    this.draft = draft;
  }

  /** True if the program goes on drawing where its parameters have ended. */
  boolean drawsOn() {
    return epochs.areShuffled() || epochs.arePicked() || drawsInSteps();
  }

  private boolean drawsInSteps() {
    return draft.values().stream()
        .anyMatch(
            value -> value.all().stream().anyMatch(part -> part.kind() instanceof Formula.Draw));
  }

  /**
   * All settings.
   *
   * @param numbers those of the script
   * @param samples how many a step takes
   * @param repeats true if the lines of the parameters draw what the script draws
   * @throws UserError where the steps draw and the parameters do not draw the same before them
   */
  List<Setting> all(Map<String, Double> numbers, int samples, boolean repeats) {
    if (drawsOn() && !repeats) {
      throw new UserError(
          "the training loop draws here after numbers that no line of the program draws, and the"
              + " program would draw others: write the numbers of the data out, draw nothing else,"
              + " or draw nothing in the loop",
          (training.samples() == null ? training.loop() : training.samples()).span());
    }
    List<Setting> list = new ArrayList<>();
    numbers.forEach((name, value) -> list.add(setting(name, value)));
    if (reading.epochs() > 0) {
      long all = reading.epochs() / Math.max(1, epochs.stepsOfRounds());
      list.add(setting("epochs", (double) all));
    }
    list.add(setting("seed", (double) reading.drawing().used()));
    if (epochs.areShuffled()) {
      list.add(setting("shuffle", "on"));
    }
    if (samples > 1) {
      boolean all = training.samples() == null && !epochs.arePicked();
      list.add(setting("batch", all ? "all" : (double) samples));
    }
    if (epochs.arePicked()) {
      list.add(setting("pick", "random"));
      if (epochs.steps() != reading.draws().picks().stepsOfData()) {
        list.add(setting("picks", (double) epochs.steps()));
      }
    }
    return list;
  }

  private Setting setting(String name, Object value) {
    Span span = training.loop().span();
    return new Setting(name, value, Remark.NONE, span);
  }
}
